"""Reading a file or standard input: what is read, and the one sentence for what is not."""

import io
import os
from datetime import UTC, datetime

import pytest

from sources.errors import InputError
from sources.files import read_page

NOW = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)


def test_a_file_becomes_a_page_with_its_bytes_and_the_time_given(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"The ferry sank.")
    page = read_page(str(path), now=NOW)
    assert (page.body, page.name, page.fetched, page.read_from) == (b"The ferry sank.", str(path), NOW, "file")
    assert page.url is None


def test_a_dash_reads_standard_input():
    page = read_page("-", now=NOW, stdin=io.BytesIO(b"The ferry sank."))
    assert (page.body, page.name) == (b"The ferry sank.", "-")


def test_a_pipe_has_no_size_and_is_read_all_the_same(tmp_path):
    read, write = os.pipe()
    os.write(write, b"The ferry sank.")
    os.close(write)
    try:
        assert read_page(f"/dev/fd/{read}", now=NOW).body == b"The ferry sank."
    finally:
        os.close(read)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(lambda folder: folder / "gone.txt", "does not exist", id="missing"),
        pytest.param(lambda folder: folder, "is a folder", id="folder"),
        pytest.param(lambda folder: _file(folder, b""), "is empty", id="empty"),
        pytest.param(lambda folder: _file(folder, b"x" * 101), "MB", id="too large"),
        pytest.param(lambda folder: _file(folder, b"x") / "y", "does not exist", id="below a file"),
        pytest.param(lambda folder: "a\x00b", "cannot be read", id="impossible name"),
        pytest.param(lambda folder: "x" * 5000, "cannot be read", id="endless name"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_naming_it(tmp_path, make, says):
    with pytest.raises(InputError, match=says) as caught:
        read_page(str(make(tmp_path)), now=NOW, max_bytes=100)
    message = str(caught.value)
    assert len(message) < 400
    assert "\n" not in message


def test_standard_input_is_bounded_too():
    with pytest.raises(InputError, match="standard input holds more than"):
        read_page("-", now=NOW, stdin=io.BytesIO(b"x" * 101), max_bytes=100)


def test_an_endless_device_is_read_up_to_the_cap_only():
    with pytest.raises(InputError, match="more than"):
        read_page("/dev/zero", now=NOW, max_bytes=1000)


def test_a_fifty_megabyte_file_is_refused_by_its_size_without_being_read(tmp_path):
    path = tmp_path / "dump.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(InputError, match=r"50\.0 MB, more than the 20 MB"):
        read_page(str(path), now=NOW)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_we_may_not_read_says_so(tmp_path):
    path = _file(tmp_path, b"secret")
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_page(str(path), now=NOW)


def _file(folder, body):
    path = folder / "story.txt"
    path.write_bytes(body)
    return path
