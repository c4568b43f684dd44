"""The category tree is the complete one, keyed by id, with names in two languages (contract 13, Appendix A)."""

from __future__ import annotations

from collections import Counter

import pytest

from api.contract.categories import categories, leaves_below, path_of

TREE = categories()
BRANCHES = {
    "19": ("Games", "游戏"),
    "25": ("Beauty & Personal Care", "美妆与个人护理"),
    "16": ("Clothing & Fashion", "服装与时尚"),
    "3": ("Healthcare", "医疗保健"),
    "12": ("Outdoor & Sports", "户外与运动"),
    "26": ("Food & Beverages", "美食与饮品"),
    "24": ("Technology & Electronics", "科技数码"),
    "15": ("Travel & Lifestyle", "旅行与生活方式"),
    "28": ("Art", "艺术"),
    "5": ("Entertainment", "娱乐"),
    "9": ("Pets", "宠物"),
    "1": ("Parenting & Family", "亲子与家庭"),
    "17": ("Automotive & Transportation", "汽车与交通"),
    "10": ("Home & Living", "家居"),
    "20": ("Toys", "玩具"),
    "30": ("Software", "软件"),
    "29": ("Finance", "财经"),
    "4": ("Books", "图书"),
    "6": ("Learning & Education", "学习与教育"),
    "27": ("Career Development", "职业发展"),
    "11": ("Architecture", "建筑"),
    "23": ("Science", "科学"),
    "14": ("Culture & Customs", "文化与习俗"),
    "8": ("Religion & Beliefs", "宗教与信仰"),
    "22": ("Social Welfare", "社会公益"),
    "21": ("Environmental Protection", "环保"),
    "2": ("Agriculture & Rural Areas", "农业与乡村"),
    "7": ("Safety & Emergency", "安全与应急"),
    "13": ("Politics", "政治"),
    "18": ("Rule of Law", "法治"),
}


def test_the_tree_has_30_branches_114_twigs_and_207_leaves() -> None:
    assert Counter(node.depth for node in TREE.values()) == {1: 30, 2: 114, 3: 207}


def test_leaves_have_eight_digits_or_seven_below_one_digit_branches() -> None:
    leaves = [node.id for node in TREE.values() if node.depth == 3]
    assert Counter(map(len, leaves)) == {8: 182, 7: 25}
    assert {leaf[:-6] for leaf in leaves if len(leaf) == 7} == set("123456789")


def test_branches_are_named_in_english_and_chinese_as_published() -> None:
    assert {node.id: (node.name, node.chinese) for node in TREE.values() if node.depth == 1} == BRANCHES


def test_every_node_has_both_names_and_hangs_under_its_parent() -> None:
    for node in TREE.values():
        assert node.name
        assert node.chinese
        assert node.depth == 1 or TREE[node.parent_id].depth == node.depth - 1


@pytest.mark.parametrize("leaf", [node.id for node in TREE.values() if node.depth == 3])
def test_every_leaf_has_a_path_of_three_names(leaf: str) -> None:
    path = path_of(leaf)
    assert list(path) == ["primary", "secondary", "tertiary"]
    assert path["primary"] in {english for english, _ in BRANCHES.values()}
    assert all(path.values())


@pytest.mark.parametrize(
    ("leaf", "path"),
    [
        ("24001003", ("Technology & Electronics", "Electronics", "Mobile Phones")),
        ("24001001", ("Technology & Electronics", "Electronics", "VR & AR")),
        ("26001001", ("Food & Beverages", "Food Live Streaming", "Food Live Streaming")),
        ("16007001", ("Clothing & Fashion", "Footwear", "Footwear")),
        ("12002003", ("Outdoor & Sports", "Ice & Snow Sports", "Skiing")),
        ("1001001", ("Parenting & Family", "Family Daily Life", "Parent-Child Interaction")),
        ("30003008", ("Software", "Mobile Apps", "Finance")),
    ],
)
def test_ids_mean_what_the_complete_tree_says_and_not_the_older_ones(leaf: str, path: tuple[str, ...]) -> None:
    assert tuple(path_of(leaf).values()) == path


def test_leaf_names_repeat_so_only_ids_tell_them_apart() -> None:
    names = Counter(node.name for node in TREE.values() if node.depth == 3)
    assert (names["Others"], names["Sports"], names["Music"], names["Finance"]) == (24, 2, 2, 2)


def test_a_branch_or_twig_stands_for_the_leaves_below_it() -> None:
    assert leaves_below("19006") == ("19006001",)
    assert set(leaves_below("9002")) == {"9002004", "9002003", "9002002", "9002001"}
    assert set(leaves_below("1")) == {"1001001", "1001003", "1001002", "1002003", "1002002", "1002001"}
    assert leaves_below("25006004") == ("25006004",)


def test_the_leaves_of_all_branches_are_all_leaves_once() -> None:
    together = [leaf for branch in BRANCHES for leaf in leaves_below(branch)]
    assert Counter(together) == Counter(node.id for node in TREE.values() if node.depth == 3)


def test_an_id_that_the_tree_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        leaves_below("99")
