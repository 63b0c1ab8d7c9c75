import OSTACommand

await OSTA.runProcess()
