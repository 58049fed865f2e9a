"""The time that a question may take, and the one thread that rings for all."""

from __future__ import annotations

import threading
import time

from itemized.ledger._clock import Alarm, Alarms, Clock


def test_alarms_ring_in_their_order_and_those_taken_back_do_not() -> None:
    alarms, rung, last = Alarms(), list[str](), threading.Event()
    now = time.monotonic()
    late = Alarm(now + 0.3, last.set)
    gone = Alarm(now + 0.05, lambda: rung.append("gone"))
    for alarm in (
        late,
        gone,
        Alarm(now + 0.2, lambda: rung.append("second")),
        Alarm(now + 0.1, lambda: rung.append("first")),
        Alarm(now, lambda: 1 // 0),  # what fails keeps no other from ringing
    ):
        alarms.set(alarm)
    gone.cancel()
    assert last.wait(10)
    assert rung == ["first", "second"]
    alarms.end()
    assert not [t for t in threading.enumerate() if t is alarms._thread]


def test_many_that_are_taken_back_are_not_held() -> None:
    alarms = Alarms()
    for _ in range(1000):
        alarm = Alarm(time.monotonic() + 60, print)
        alarms.set(alarm)
        alarm.cancel()
    assert len(alarms._held) < 3
    alarms.end()


def test_a_clock_rings_when_its_time_is_up_and_not_while_it_stands() -> None:
    rung = threading.Event()
    clock = Clock(0.2, rung.set)
    clock.stop()
    assert not rung.wait(0.5)
    assert not clock.up
    clock.go()
    assert rung.wait(10)
    assert clock.up
    clock.anew()
    assert not clock.up
    clock.stop()
