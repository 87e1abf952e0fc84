from __future__ import annotations

from datetime import datetime
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connections

from quittance.app.platform.models import Actor, IdempotencyKey
from quittance.app.platform.operations.once import Answered, KeyReused, once
from quittance.config.workspace import Workspace
from quittance.kernel.refusal import Refusal


class Refused(Refusal):
    code = "SAME_PERSON"


def add(name: str, at: datetime, key: str = "k", scope: str = "actors") -> Answered:
    def work() -> list[str]:
        Actor.objects.create(name=name, kind="person")
        return [name]

    return once(key, scope=scope, payload={"name": name}, at=at, work=work)


def test_the_same_request_is_done_once_and_answered_alike(workspace: Workspace, at: datetime) -> None:
    assert add("ada", at) == Answered(["ada"], False)
    assert add("ada", at) == Answered(["ada"], True)
    assert Actor.objects.count() == 1


def test_another_request_under_the_key_is_refused(workspace: Workspace, at: datetime) -> None:
    add("ada", at)
    with pytest.raises(KeyReused):
        add("bob", at)
    assert Actor.objects.count() == 1
    assert not add("bob", at, scope="others").is_repetition


def test_without_a_key_everything_is_done(workspace: Workspace, at: datetime) -> None:
    add("ada", at, key="")
    with pytest.raises(IntegrityError):
        add("ada", at, key="")
    with pytest.raises(IntegrityError):
        add("ada", at, key="new")
    assert not IdempotencyKey.objects.exists()


def test_what_is_refused_takes_no_key(workspace: Workspace, at: datetime) -> None:
    def refuse() -> None:
        Actor.objects.create(name="eve", kind="person")
        raise Refused("no")

    with pytest.raises(Refused):
        once("k", scope="actors", payload={"name": "ada"}, at=at, work=refuse)
    assert not Actor.objects.exists()
    assert not add("ada", at).is_repetition


def test_two_who_ask_at_once_get_one_answer(workspace: Workspace, at: datetime) -> None:
    together, found = Barrier(2), []

    def ask() -> None:
        together.wait()
        found.append(add("ada", at))
        connections.close_all()

    threads = [Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.is_repetition for one in found) == [False, True]
    assert Actor.objects.count() == 1
