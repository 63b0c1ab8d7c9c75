"""Invented notices, the same in every run: bodies in Markdown, and the fields in front of them."""

from dataclasses import dataclass

YEARS = range(2011, 2021)

ISSUERS = ["示例省人力资源和社会保障厅", "示例省职业技能鉴定中心", "示例市人力资源和社会保障局", "示例行业技能评价中心"]
TOPICS = [
    "职业技能等级认定", "国家职业资格", "考务管理", "质量督导", "题库建设", "证书管理", "评价机构备案", "技能竞赛",
    "考评人员", "信息公开", "数据报送", "技工教育", "专项职业能力", "统计", "培训补贴", "企业自主评价",
    "社会培训评价组织", "高技能人才", "安全保密", "网络服务", "收费管理", "档案管理", "联网查询", "标准开发",
]
SUBJECTS = ["组织实施", "规范管理", "进一步做好", "调整完善", "开展", "加强", "公布", "征集"]
OBJECTS = [
    "职业技能等级认定试点工作", "年度考务安排", "评价机构质量督导", "证书数据报送", "考评人员培训", "题库资源建设",
    "技能竞赛集训", "专项职业能力考核", "查询系统运行维护", "统计报表报送",
]
CLAUSES = [
    "各有关单位要高度重视，明确责任分工，落实专人负责，确保各项工作按时完成",
    "评价机构应当按照备案的职业（工种）和等级组织评价，不得超范围开展活动",
    "考评人员实行轮换和回避制度，同一考场的考评人员不得少于规定人数",
    "证书数据由评价机构在发证后按规定报送，经审核后纳入全国联网查询范围",
    "对弄虚作假、违规发证的，按照有关规定处理，并在一定范围内通报",
    "报名资格由评价机构审核，审核材料保存期限不少于规定年限",
    "理论知识考试和操作技能考核均实行百分制，成绩皆达六十分以上者为合格",
    "各地要加强质量督导，采取现场督导与远程督导相结合的方式，对重点环节进行检查",
    "涉及收费的，应当执行当地价格主管部门核定的标准，并在显著位置公示",
    "试卷的命制、运送、保管和回收应当符合保密要求，任何人不得泄露",
    "本通知自印发之日起施行，此前规定与本通知不一致的，以本通知为准",
    "执行中遇有问题，请及时向省级职业技能鉴定指导中心反映",
    "鼓励企业结合生产实际自主开展评价，评价结果与岗位使用、薪酬待遇相衔接",
    "对残疾考生应当提供便利条件，具体办法由评价机构在考务方案中写明",
    "有关数据仅用于本项工作，不得向无关单位和个人提供",
    "各地可以结合实际制定实施细则，并报上级部门备案",
]
HEADINGS = ["总体要求", "工作安排", "报名条件", "评价实施", "数据报送", "监督管理", "时间进度", "其他事项"]
PLACES = ["第一考区", "第二考区", "第三考区", "第四考区", "第五考区"]


class Dice:
    """Numbers that depend on the seed alone (a linear congruential generator, D. E. Knuth's MMIX)."""

    def __init__(self, seed):
        self.state = seed * 2 + 1

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.state >> 33) % limit

    def of(self, words):
        return words[self.below(len(words))]

    def some(self, words, count):
        rest = list(words)
        return [rest.pop(self.below(len(rest))) for _ in range(count)]


@dataclass(frozen=True)
class Notice:
    """A notice; `name` is its path without ending, such as `2015/n-00042`."""

    name: str
    title: str
    number: str
    issuer: str
    date: str
    addressees: str
    copies: list
    topics: list
    body: str


def name(position, count):
    year = YEARS[position * len(YEARS) // count]
    return f"{year}/n-{position:05d}"


def notice(position, count, seed):
    """The notice at a place among `count`."""
    dice = Dice(seed * 1_000_003 + position)
    here = name(position, count)
    year = here[:4]
    return Notice(
        name=here,
        title=f"关于{dice.of(SUBJECTS)}{dice.of(OBJECTS)}的通知（示例{position + 1}）",
        number=f"示例函〔{year}〕{position + 1}号",
        issuer=dice.of(ISSUERS),
        date=f"{year}-{dice.below(12) + 1:02d}-{dice.below(28) + 1:02d}",
        addressees="各示例市人力资源和社会保障局，各示例评价机构",
        copies=dice.some(ISSUERS, 2),
        topics=dice.some(TOPICS, 2 + dice.below(4)),
        body=body(dice, position, count),
    )


def body(dice, position, count):
    """Some 3.6 KB: paragraphs, headings, lists, a table, links to other notices."""
    parts = [paragraph(dice, 4)]
    for heading in dice.some(HEADINGS, 4):
        parts += [f"## {heading}", paragraph(dice, 2 + dice.below(2))]
        parts.append(dice.of([numbered, bulleted])(dice))
    parts += [table(dice), related(dice, position, count), paragraph(dice, 2)]
    return "\n\n".join(parts) + "\n"


def paragraph(dice, clauses):
    words = [dice.of(CLAUSES) for _ in range(clauses)]
    words[dice.below(clauses)] = f"**{dice.of(CLAUSES)}**"
    return "。".join(words) + "。"


def numbered(dice):
    return "\n".join(f"{at + 1}. {dice.of(CLAUSES)}；" for at in range(3))


def bulleted(dice):
    return "\n".join(f"- {dice.of(CLAUSES)}；" for _ in range(3))


def table(dice):
    rows = [f"| {place} | {dice.below(90) + 10} | {dice.below(9) + 1}月 |" for place in PLACES]
    return "\n".join(["| 考区 | 人数 | 时间 |", "|---|---:|---|", *rows])


def related(dice, position, count):
    others = {dice.below(count) for _ in range(3)} - {position}
    return "\n".join(f"- 参见[示例文件{at + 1}](/notices/{name(at, count)}.html)" for at in sorted(others))
