"""Where calls to webhooks may lead: no way around the table of what is private (features S4)."""

from __future__ import annotations

import pytest

from api.service.webhooks.addresses import Forbidden, Reach, check_address, check_url

PRIVATE = [
    "https://127.0.0.1/x",
    "https://127.1/x",
    "https://2130706433/x",
    "https://0x7f000001/x",
    "https://0x7f.0.0.1/x",
    "https://0177.0.0.1/x",
    "https://017700000001/x",
    "https://127.0.0.1./x",
    "https://①②⑦.⓪.⓪.①/x",
    "https://１２７.0.0.1/x",
    "https://localhost/x",
    "https://LOCALHOST./x",
    "https://hooks.localhost/x",
    "https://0.0.0.0/x",
    "https://0/x",
    "https://[::]/x",
    "https://[::1]/x",
    "https://[0:0:0:0:0:0:0:1]/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://[::ffff:7f00:1]/x",
    "https://[::127.0.0.1]/x",
    "https://[64:ff9b::7f00:1]/x",
    "https://[2002:7f00:1::]/x",
    "https://169.254.169.254/latest/meta-data",
    "https://2852039166/latest",
    "https://0xa9fea9fe/latest",
    "https://[::ffff:169.254.169.254]/latest",
    "https://[64:ff9b::a9fe:a9fe]/latest",
    "https://[fd00:ec2::254]/latest",
    "https://[fe80::1]/x",
    "https://10.0.0.1/x",
    "https://172.16.3.4/x",
    "https://192.168.1.1/x",
    "https://3232235777/x",
    "https://100.64.0.1/x",
    "https://100.100.100.200/x",
    "https://[fc00::1]/x",
    "https://224.0.0.1/x",
    "https://[ff02::1]/x",
    "https://255.255.255.255/x",
    "https://240.0.0.1/x",
    "https://192.88.99.1/x",
    "https://127\u30020\u30020\u30021/x",
    "https://[64:ff9b:1::7f00:1]/x",
    "https://[64:ff9b:1:a9fe:a9:fe00::]/x",
    "https://[::ffff:0:127.0.0.1]/x",
    "https://[::ffff:0:a00:1]/x",
    "https://[fec0::1]/x",
    "https://[feff::1]/x",
    "https://[5f00::1]/x",
    "https://[2001::1]/x",
    "https://[3fff::1]/x",
]

ODD = [
    "",
    "hooks.example/x",
    "//hooks.example/x",
    "https:///x",
    "https://",
    "https:hooks.example",
    "http://hooks.example/x",
    "HTTP://hooks.example/x",
    "ftp://hooks.example/x",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_",
    "javascript:alert(1)",
    "https://user@hooks.example/x",
    "https://user:password@hooks.example/x",
    "https://hooks.example@127.0.0.1/x",
    "https://127.0.0.1#@hooks.example/",
    "https://hooks.example\\@127.0.0.1/x",
    "https://hooks.example /x",
    "https://hooks.example/\r\nHost: x",
    "https://hooks.example\t/x",
    "https://127%2e0%2e0%2e1/x",
    "https://hooks.example:99999/x",
    "https://hooks.example:http/x",
    "https://[::1/x",
    "https://[hooks]/x",
    "https://[fe80::1%25eth0]/x",
    "https://999.1.1.1/x",
    "https://1.2.3.4.5/x",
    "https://0x/x",
    f"https://hooks.example/{'x' * 2000}",
    "https://a..b.example/x",
    "https://.hooks.example/x",
    "https://hooks.example../x",
    "https://127.0.0.1../x",
    "https://./x",
    "https://\u3002\u3002/x",
    "https://\u00ad/x",
    "https://hooks.\u00ad.example/x",
    "https://xn--fiqs8s..example/x",
    f"https://{'a' * 64}.example/x",
    f"https://{'美' * 60}.example/x",
    f"https://{'a.' * 126}ab/x",
    "https://hooks!.example/x",
    "https://\u2603.example/x",
]


@pytest.mark.parametrize("url", PRIVATE + ODD)
def test_nothing_but_a_public_https_address_is_taken(url: str) -> None:
    with pytest.raises(Forbidden):
        check_url(url, Reach.PUBLIC)


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.example/x",
        "https://hooks.example:8443/x?y=1",
        "https://HOOKS.example",
        "https://bücher.example/x",
        "https://8.8.8.8/x",
        "https://[2606:4700::1111]/x",
        "https://hooks.example./x",
        "https://my_hooks.example/x",
        f"https://{'a' * 63}.example/x",
        f"https://{'a.' * 126}a/x",
        "https://[64:ff9b::808:808]/x",
        "https://[::ffff:0:808:808]/x",
        "https://10.example/x",
        "https://localhost.example/x",
    ],
)
def test_a_public_https_address_is_taken(url: str) -> None:
    assert check_url(url, Reach.PUBLIC).hostname


@pytest.mark.parametrize(
    ("url", "reach", "is_taken"),
    [
        ("http://127.0.0.1:9/x", Reach.LOOPBACK, True),
        ("http://localhost:9/x", Reach.LOOPBACK, True),
        ("http://[::1]:9/x", Reach.LOOPBACK, True),
        ("https://127.0.0.1/x", Reach.LOOPBACK, True),
        ("https://10.0.0.1/x", Reach.LOOPBACK, False),
        ("http://10.0.0.1/x", Reach.PRIVATE, False),
        ("http://hooks.example/x", Reach.PRIVATE, False),
        ("https://10.0.0.1/x", Reach.PRIVATE, True),
        ("https://[fc00::1]/x", Reach.PRIVATE, True),
        ("http://127.0.0.1/x", Reach.PRIVATE, True),
        ("https://169.254.169.254/x", Reach.PRIVATE, False),
        ("https://[fd00:ec2::254]/x", Reach.PRIVATE, False),
        ("https://[fe80::1]/x", Reach.PRIVATE, False),
        ("https://0.0.0.0/x", Reach.PRIVATE, False),
        ("https://[64:ff9b:1::a00:1]/x", Reach.PRIVATE, False),
        ("https://[::ffff:0:a00:1]/x", Reach.PRIVATE, True),
        ("https://user@127.0.0.1/x", Reach.PRIVATE, False),
    ],
)
def test_what_an_operator_allows_is_no_more_than_it_says(url: str, reach: Reach, is_taken: bool) -> None:
    try:
        check_url(url, reach)
    except Forbidden:
        assert not is_taken
    else:
        assert is_taken


@pytest.mark.parametrize(
    ("scheme", "address", "reach", "is_taken"),
    [
        ("https", "93.184.216.34", Reach.PUBLIC, True),
        ("https", "127.0.0.1", Reach.PUBLIC, False),
        ("https", "10.1.2.3", Reach.PUBLIC, False),
        ("https", "::ffff:10.1.2.3", Reach.PUBLIC, False),
        ("https", "fe80::1%eth0", Reach.PUBLIC, False),
        ("https", "10.1.2.3", Reach.PRIVATE, True),
        ("http", "127.0.0.1", Reach.LOOPBACK, True),
        ("http", "93.184.216.34", Reach.LOOPBACK, False),
        ("http", "93.184.216.34", Reach.PRIVATE, False),
        ("http", "10.1.2.3", Reach.PRIVATE, False),
    ],
)
def test_an_address_that_a_name_has_is_judged_alike(scheme: str, address: str, reach: Reach, is_taken: bool) -> None:
    try:
        check_address(scheme, address, reach)
    except Forbidden:
        assert not is_taken
    else:
        assert is_taken
