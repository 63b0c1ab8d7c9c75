import OSTACommand

OSTA.runProcess()
