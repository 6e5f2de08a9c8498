"""The address guard: what it refuses, in which spellings, and that nothing is looked up twice."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import AddressRefused, Unreachable
from sources.fetch.address import AddressGuard, hidden_addresses, literal, refusal
from sources.fetch.wire import parse_target

CLOSED_HOSTS = [
    # loopback
    "127.0.0.1",
    "127.0.0.1.",
    "127.1.2.3",
    "127.255.255.254",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[0000:0000:0000:0000:0000:0000:0000:0001]",
    # unspecified
    "0.0.0.0",
    "0.1.2.3",
    "[::]",
    # private
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "[fc00::1]",
    "[fd12:3456:789a::1]",
    "[fec0::1]",
    # link-local and metadata services
    "169.254.0.1",
    "169.254.169.254",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "[fe80::1]",
    "[fe80::1%25eth0]",
    "[fd00:ec2::254]",
    # multicast, broadcast, reserved, documentation, benchmarking
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "240.0.0.1",
    "192.0.2.1",
    "198.51.100.7",
    "203.0.113.9",
    "198.18.0.1",
    "192.88.99.1",
    "[ff02::1]",
    "[2001:db8::1]",
    "[3fff::1]",
    "[100::1]",
    "[5f00::1]",
    "[2001:2::1]",
    "[2001:20::1]",
    # one address inside another
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:a9fe:a9fe]",
    "[::ffff:10.0.0.1]",
    "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[2002:7f00:1::]",
    "[2002:a9fe:a9fe::1]",
    "[2002:c0a8:0101::1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::808:808]",
    "[2001:0:7f00:1::f7f7:f7f7]",
    "[2001:0:808:808:0:0:80ff:fffe]",
    "[2606:4700::5efe:127.0.0.1]",
    "[2606:4700::200:5efe:10.0.0.1]",
    # odd spellings, whatever they would mean
    "2130706433",
    "017700000001",
    "0x7f000001",
    "0x7f.1",
    "0x7F.0.0.1",
    "0177.0.0.1",
    "127.1",
    "127.0.1",
    "0",
    "0x0",
    "127.0.0.0x1",
    "00000127.0.0.1",
    "134744072",
    "8.8.8.010",
    "1.1",
    "256.256.256.256",
    "１２７.0.0.1",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "%31%32%37.0.0.1",
    "127.0.0.1%00.example.org",
    # names of this machine or network
    "localhost",
    "LOCALHOST",
    "localhost.",
    "db.localhost",
    "localhost.localdomain",
    "printer.local",
    "metadata.google.internal",
    "router.home.arpa",
    "intranet",
    "metadata",
    "example.onion",
    "",
    "a..org",
    "-",
    "exa mple.org",
]

OPEN_ADDRESSES = [
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "172.32.0.1",
    "192.169.0.1",
    "223.255.255.254",
    "2606:4700::1111",
    "2001:4860:4860::8888",
    "2a00:1450:4001::1",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
]

CLOSED_URLS = [
    "file:///etc/passwd",
    "ftp://example.org/a",
    "gopher://example.org/",
    "data:text/html,hello",
    "javascript:alert(1)",
    "//example.org/a",
    "example.org",
    "",
    "http:example.org",
    "http://user:secret@example.org/",
    "http://1.1.1.1@127.0.0.1/",
    "http://a\\@127.0.0.1/",
    "http://127.0.0.1\\@example.org/",
    "http://1.1.1.1 &@127.0.0.1/",
    "http://[::1",
    "http://example.org:99999/",
    "http://example.org:0x50/",
    "http://example.org\t/",
    "http://example.org\r\nHost: 127.0.0.1/",
    "http://example.org:22/",
    "http://example.org:6379/",
    "https://example.org:8443/",
]


def is_public(address):
    return refusal(address) is None


def forbidden_lookup(name, port):
    raise AssertionError(f"{name} was looked up")


def check_url(guard, url):
    target = parse_target(url)
    guard.check(target.host, target.port)


@pytest.mark.parametrize("host", CLOSED_HOSTS, ids=ascii)
def test_a_closed_host_is_refused_before_any_lookup(host):
    with pytest.raises(AddressRefused):
        check_url(AddressGuard(lookup=forbidden_lookup), f"http://{host}/")


def test_the_table_of_closed_hosts_is_long_enough():
    assert len(set(CLOSED_HOSTS)) >= 60


@pytest.mark.parametrize("url", CLOSED_URLS, ids=ascii)
def test_a_closed_url_is_refused_before_any_lookup(url):
    with pytest.raises(AddressRefused):
        check_url(AddressGuard(lookup=forbidden_lookup), url)


@pytest.mark.parametrize("address", OPEN_ADDRESSES)
def test_a_public_address_is_open(address):
    assert is_public(ipaddress.ip_address(address))
    assert AddressGuard(lookup=forbidden_lookup).resolve(address, 443) == (str(ipaddress.ip_address(address)),)


@pytest.mark.parametrize("host", ["example.org", "www.example.org.", "xn--mnchen-3ya.example.org", "a_b.example.org"])
def test_a_public_name_is_looked_up_once_and_gives_literals(host):
    asked = []

    def lookup(name, port):
        asked.append((name, port))
        return ["1.1.1.1", "2606:4700::1111"]

    assert AddressGuard(lookup=lookup).resolve(host, 443) == ("1.1.1.1", "2606:4700::1111")
    assert asked == [(host, 443)]


@pytest.mark.parametrize("bad", ["127.0.0.1", "10.1.1.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1%eth0"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_one_closed_answer_among_public_ones_refuses_the_name(bad, place):
    answers = ["1.1.1.1", "8.8.8.8"]
    answers.insert(place, bad)
    with pytest.raises(AddressRefused, match="only public addresses"):
        AddressGuard(lookup=lambda name, port: answers).resolve("example.org", 80)


def test_a_name_without_addresses_is_unreachable():
    def lookup(name, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(Unreachable, match=r"no address is known for 'nowhere\.example\.org'; check"):
        AddressGuard(lookup=lookup).resolve("nowhere.example.org", 443)
    with pytest.raises(Unreachable):
        AddressGuard(lookup=lambda name, port: []).resolve("nowhere.example.org", 443)


def test_a_lookup_that_gives_no_address_is_refused():
    with pytest.raises(AddressRefused, match="no address"):
        AddressGuard(lookup=lambda name, port: ["localhost"]).resolve("example.org", 443)


def test_an_exception_holds_for_exactly_one_address_and_port():
    guard = AddressGuard(lookup=lambda name, port: ["127.0.0.1"], also_allowed=[("127.0.0.1", 8123)])
    assert guard.resolve("127.0.0.1", 8123) == ("127.0.0.1",)
    assert guard.resolve("example.org", 8123) == ("127.0.0.1",)
    for host, port in (("127.0.0.1", 8124), ("127.0.0.1", 80), ("127.0.0.2", 8123), ("::1", 8123), ("1.1.1.1", 8123)):
        with pytest.raises(AddressRefused):
            guard.resolve(host, port)


def test_ports_are_those_of_the_setting():
    assert AddressGuard(ports=(8080,)).resolve("1.1.1.1", 8080) == ("1.1.1.1",)
    with pytest.raises(AddressRefused, match="port 443 is closed to us; open are 8080, by the setting `ports`"):
        AddressGuard(ports=(8080,)).check("1.1.1.1", 443)


def test_the_reason_names_the_address_and_its_kind():
    assert refusal(ipaddress.ip_address("127.0.0.1")) == "a loopback address"
    assert refusal(ipaddress.ip_address("::ffff:10.0.0.1")) == "10.0.0.1, a private address, written as IPv6"
    assert refusal(ipaddress.ip_address("fd00::1")) == "a private address"
    assert refusal(ipaddress.ip_address("1.1.1.1")) is None


@given(st.ip_addresses(v=4))
def test_an_address_is_as_closed_inside_ipv6_as_outside(address):
    number = int(address)
    wrapped = [
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address((0x0064FF9B << 96) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80) | 1),
        ipaddress.IPv6Address((0x20010000 << 96) | (0x08080808 << 64) | (number ^ 0xFFFFFFFF)),
    ]
    assert all(address in hidden_addresses(each) for each in wrapped)
    assert {is_public(each) for each in wrapped} == {is_public(address)}


@given(st.ip_addresses())
def test_nothing_is_open_that_python_knows_as_special(address):
    if is_public(address) and not hidden_addresses(address):
        special = (address.is_private, address.is_loopback, address.is_link_local, address.is_multicast)
        assert not any(special)
        assert not address.is_unspecified


@given(st.text(max_size=40))
def test_any_text_as_host_is_an_address_a_name_or_refused(text):
    try:
        address = literal(text)
    except AddressRefused:
        return
    assert address is None or str(address)
