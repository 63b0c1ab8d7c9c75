/// What notice 40 of 2020 and its annex say, typed again from the notice, so that no mistake in the
/// content's own tables can hide.
enum Seed {
  static let issuer = "人力资源和社会保障部职业技能鉴定中心"
  static let number = "人社鉴函〔2020〕40号"
  static let title = "关于国家职业资格工作网更名与升级改版的通知"
  static let addressees =
    "各省、自治区、直辖市及新疆生产建设兵团人力资源社会保障厅（局）职业技能鉴定（指导）中心，"
    + "国务院有关部委（行业组织）职业技能鉴定指导中心，军队士兵职业技能鉴定工作办公室，"
    + "职业技能等级评价机构"
  static let paragraphs = [
    "为做好技能人才评价制度改革工作，健全完善技能人才评价体系，提高技能人才评价工作技术指导和服务能力，"
      + "经研究，决定对国家职业资格工作网进行更名和升级改版，将“国家职业资格工作网”网站名称变更为"
      + "“技能人才评价工作网”，域名继续沿用 www.osta.org.cn；将“国家职业资格证书全国联网查询系统”变更为"
      + "“技能人才评价证书全国联网查询系统”，包含技能人员国家职业资格证书查询和职业技能等级证书查询，"
      + "域名统一使用 zscx.osta.org.cn，域名 jndj.osta.org.cn 同时有效。",
    "在使用过程中，如遇有问题，请及时向我中心评价指导处反映。",
  ]
  static let contact = "康晓丽"
  static let phone = "010-84661139"
  static let supportPhone = "010-85282055"
  static let date = "2020年10月28日"
  static let copies = ["人力资源和社会保障部职业能力建设司", "人力资源和社会保障部失业保险司"]

  static let coverageGroups = ["地方职业技能鉴定中心", "行业职业技能鉴定中心", "中央企业职业技能鉴定试点"]

  /// Province, first month and last month, three a line as in the annex.
  static let coverage = """
    北京 2007.1--2019.12 天津 2002.1--2018.12 河北 2006.1--2019.12
    山西 2004.3--2019.12 内蒙 2000--2019.12 辽宁 2009.1--2019.12
    吉林 2005.1--2019.12 黑龙江 2008.1--2019.11 上海 2003.1--2019.10
    江苏 2002.1--2019.12 浙江 2008.1--2019.12 安徽 2003.1--2019.10
    福建 2002.1--2019.12 江西 2004.1--2019.12 山东 2008.1--2019.6
    河南 2004.1--2019.12 湖北 2002.1--2019.12 湖南 2006.4--2019.12
    广东 1996--2019.11 广西 2000.2--2019.11 海南 2008.1--2018.12
    重庆 2002.1--2019.12 四川 1992.1--2019.12 贵州 2002.2--2019.12
    云南 2001.5--2019.12 陕西 2004.3--2019.8 甘肃 2008.1--2020.1
    青海 2001.1--2018.12 宁夏 2008.1--2019.12 新疆 2002.1--2019.2
    兵团 1999.1--2018.12 西藏 2002.1--2015.6
    """

  /// Each province with its range as a page writes it: `2007.1 至 2019.12`.
  static var coverageRows: [(province: String, range: String)] {
    let words = coverage.split(whereSeparator: \.isWhitespace)
    return stride(from: 0, to: words.count, by: 2).map { place in
      let months = words[place + 1].split(separator: "--")
      return (String(words[place]), months.joined(separator: " 至 "))
    }
  }

  static let rangeGroups = [
    "人社部备案机构（用人单位）", "人社部备案机构（社会培训评价组织）", "省级人社部门备案机构",
  ]
  static let companies = [
    "中国石油天然气集团有限公司", "中国中车股份有限公司", "中国石化化工集团有限公司",
    "中国海洋石油集团有限公司", "中国核工业集团有限公司", "中国交通建设集团有限公司",
    "中国建筑股份有限公司", "中国中铁股份有限公司", "中国铝业集团有限公司",
    "中国航空工业集团有限公司", "中国兵器工业集团有限公司", "中国五矿资源集团有限公司",
    "中国航天科技集团有限公司", "中国航天科工集团有限公司", "中国兵器装备集团有限公司",
    "中国建筑集团有限公司", "中国铁路通信信号集团有限公司",
  ]

  /// A document of 工作依据.
  struct Document {
    /// The title as pages show it: corrected where a slip is proven.
    let title: String
    let number: String
    /// What the annex has instead of the title; nil where the title is the annex's own.
    var printed: String?
    /// A part of the reason for the correction.
    var reason = ""
    /// Whether another reading is likely and not proven.
    var isDoubtful = false
    /// What stands behind the title.
    var mark: String { printed != nil ? " 已更正" : isDoubtful ? " 存疑" : "" }
  }

  static let basis = [
    Document(
      title: "关于印发《职业技能等级证书编码规则（试行）》和《职业技能等级证书参考样式》的通知",
      number: "人社鉴发〔2019〕2号",
      printed: "关于印发《职业技能等级证书考核规则（试行）》和《职业技能等级证书考核方式》的通知",
      reason: "人社鉴发〔2021〕1号"),
    Document(title: "人力资源社会保障部办公厅关于扩大企业职业技能等级认定试点工作的通知", number: ""),
    Document(
      title: "人力资源社会保障部办公厅关于开展职业技能等级认定试点工作的通知",
      number: "人社厅发〔2018〕148号"),
    Document(title: "关于征集第三方评价机构的通告", number: "中犹通告〔2018〕95号", isDoubtful: true),
    Document(
      title: "关于做好职业资格证书查询工作的通知", number: "人社鉴函〔2019〕20号",
      printed: "关于做好职业技能等级认定工作的通知", reason: "该文号公开全文的标题"),
    Document(
      title: "关于印发职业资格证书全国联网查询系统管理技术规程的通知", number: "人社鉴发〔2013〕2号",
      printed: "关于印发职业技能等级证书全国联网查询系统管理技术规程的通知", reason: "2018年以前尚未设立"),
    Document(
      title: "关于做好职业技能等级证书查询系统建设工作的通知", number: "人社厅发〔2009〕44号", isDoubtful: true),
  ]

  static let contactLists = [
    "全国各省职业技能鉴定中心信息管理员联系表", "全国各行业/企业职业技能鉴定中心信息管理员联系表",
  ]

  /// The lines of the footer: bodies, telephones, registration.
  static let footer = [
    "政策指导单位：人力资源和社会保障部职业技能鉴定中心",
    "建设运营单位：中国就业培训技术指导中心 人力资源和社会保障部职业技能鉴定中心",
    "技术支持单位：北京航天合力通讯技术服务股份有限公司",
    "电话支持：010-85282055",
    "京ICP备08103976号-1",
  ]

  /// The forms of the annex: title and note.
  static let forms = [
    ("qualification", "国家职业资格证书", "注：以上三项输入任意两项即可查询。"),
    ("skill-level", "职业技能等级证书", "注：证书编号为必填，其它两项输入任意一项即可查询。"),
  ]
}
