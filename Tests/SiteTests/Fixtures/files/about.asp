<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=/osta/about.html">
<link rel="canonical" href="https://www.example.org/osta/about.html">
<title>关于</title>
</head>
<body><main><h1>页面已移动</h1><p>新地址：<a href="/osta/about.html">关于</a></p></main></body>
</html>
