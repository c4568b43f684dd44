"""Words of lines by the names that someone who writes Chinese gives them; all of them are read as the English ones."""

from __future__ import annotations

FIRST = {"/creators": "/达人", "/collect": "/采集"}
"""The first words of lines."""

VERBS = {
    "search": "搜索",
    "lookalike": "相似",
    "show": "详情",
    "compare": "对比",
    "credits": "积分",
    "settings": "设置",
    "help": "帮助",
    "keywords": "关键词",
    "status": "状态",
    "export": "导出",
    "link": "链接",
    "save": "保存",
    "saved": "已保存",
    "run": "运行",
    "list": "名单",
    "mark": "标记",
    "hide": "隐藏",
    "unhide": "取消隐藏",
    "hidden": "已隐藏",
    "campaign": "活动",
    "forget": "彻底删除",
    "budget": "预算",
    "role": "角色",
    "roles": "角色列表",
    "spending": "花费",
    "digest": "简报",
    "pick": "挑选",
    "home": "主页",
    "key": "密钥",
    "doctor": "诊断",
}
"""What follows them."""

BRANCHES = {
    "list": {
        "new": "新建",
        "add": "添加",
        "remove": "移除",
        "show": "查看",
        "collect": "采集",
        "export": "导出",
        "import": "导入",
        "vote": "投票",
        "lookalikes": "相似",
        "compare": "对比",
        "unlock": "解锁",
        "share": "分享",
        "rename": "改名",
        "delete": "删除",
    },
    "budget": {"set": "设置", "remove": "删除"},
    "digest": {"add": "添加", "set": "设置", "move": "移动"},
    "saved": {"rename": "改名", "share": "分享", "remove": "删除", "run": "运行"},
}
"""The word after such a verb, where it is a verb as well."""

OPTIONS = {
    "on": "到",
    "in": "国家",
    "has": "有",
    "sort": "排序",
    "level": "级别",
    "size": "数量",
    "page": "页码",
    "platform": "平台",
    "lang": "返回语言",
    "limit": "数量",
    "to": "到",
    "owner": "负责人",
    "note": "备注",
    "quorum": "人数",
    "until": "截止",
    "maybe": "待定",
}
"""Options that are no filters."""

VALUES = {
    "yes": "是",
    "female": "女",
    "male": "男",
    "email": "邮箱",
    "zh": "中文",
    "en": "英语",
    "me": "我",
}
"""What options are given."""

SCHEDULES = {"weekly mon 09:00": "每周一 9点", "daily 9:00": "每天 9点"}
"""When digests run, in lines shown as examples."""

CHOICES = {
    "new": "新",
    "contacted": "已联系",
    "negotiating": "洽谈中",
    "booked": "已签约",
    "rejected": "已拒绝",
    "viewer": "查看者",
    "spender": "使用者",
    "approver": "审批人",
    "admin": "管理员",
    "day": "每天",
    "month": "每月",
    "channel": "本群",
    "workspace": "工作区",
    "set": "设置",
    "remove": "删除",
    "this": "本月",
    "last": "上月",
    "always": "总是",
    "yes": "是",
    "female": "女",
    "male": "男",
    "en": "英文",
    "zh": "中文",
    "link": "链接",
    "upload": "上传",
    "both": "都要",
    "private": "仅本人",
}
"""What options and commands may be given, one word each."""

SAMPLES = {
    '"US skincare" to "UK skincare"': "“美国护肤” 改为 “英国护肤”",
    '"US skincare" team': "“美国护肤” 团队",
    '"US skincare"': "“美国护肤”",
    '"asked for rates"': "“问过报价”",
    '"beauty tips"，skincare': "“美妆 教程”，护肤",
    "fri 18:00": "周五 18:00",
    "Summer": "夏季",
    "creators.xlsx": "达人.xlsx",
    "@mia 审批人": "@王芳 审批人",
}
"""Names that stand in lines shown as examples."""
