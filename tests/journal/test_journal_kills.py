"""A program that is killed at any moment loses nothing that it had acknowledged."""

import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = 200
PROGRAMS = 2


@pytest.mark.skipif(sys.platform == "win32", reason="the killing program forks")
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    """Two programs of a hundred rounds each: writers with several changes in flight, SIGKILL, look, go on."""
    victim = Path(__file__).with_name("journal_victim.py")
    programs = []
    for number in range(PROGRAMS):
        folder = tmp_path / str(number)
        folder.mkdir()
        share = ROUNDS // PROGRAMS
        arguments = [sys.executable, str(victim), str(folder), str(number * share), str((number + 1) * share)]
        programs.append(subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    ends = [(*program.communicate(), program.returncode) for program in programs]
    assert [code for *_, code in ends] == [0] * PROGRAMS, [err for _, err, _ in ends]
    assert all(int(out) > ROUNDS // PROGRAMS // 2 for out, *_ in ends), "the writers had time to write"
