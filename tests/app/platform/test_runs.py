from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from quittance.app.platform.locks import RunInProgress, holding
from quittance.app.platform.models import Actor, Event, Pointer, Run
from quittance.app.platform.operations.runs import Claim, Made, claim_run, finish_run
from quittance.app.platform.pointer_store import BooksPointers
from quittance.config.workspace import Workspace
from quittance.lake.pointers import PointerMoved, Swap

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def actor(workspace: Workspace) -> Actor:
    return Actor.objects.create(name="Ada", kind="person")


def claim(actor: Actor, at: datetime, key: str = "k1", scope: str = "s", **inputs: str) -> Claim:
    return claim_run(kind="test", key=key, scope=scope, inputs=inputs, at=at, actor=actor)


def test_a_retry_keeps_time_and_inputs_of_the_first_try(actor: Actor, at: datetime) -> None:
    first = claim(actor, at, of="March")
    again = claim(actor, at + timedelta(hours=5), of="April")
    assert (again.declared_at, again.inputs, again.attempts) == (at, {"of": "March"}, 2)
    assert again.run_id == first.run_id


def test_an_unfinished_run_of_the_scope_goes_first(actor: Actor, at: datetime) -> None:
    claim(actor, at)
    assert claim(actor, at, key="k2").key == "k1"


def test_a_finished_run_tells_what_it_did(actor: Actor, at: datetime) -> None:
    finish_run(claim(actor, at), Made((), (), {}, {"rows": 3}), at=at, actor=actor)
    again = claim(actor, at + timedelta(days=1))
    assert again.is_done
    assert again.summary == {"rows": 3}
    assert [(event.deed, event.about) for event in Event.objects.all()] == [("run.done", "k1")]


def test_pointers_of_several_tables_move_together_or_not_at_all(actor: Actor, at: datetime) -> None:
    first = [Swap("charges", None, "c0", 1), Swap("parcels", None, "p0", 2)]
    finish_run(claim(actor, at), Made(first, (), {}, {}), at=at, actor=actor)
    late = [Swap("charges", "c0", "c1", 3), Swap("parcels", "elsewhere", "p1", 4)]
    with pytest.raises(PointerMoved, match="parcels"):
        finish_run(claim(actor, at, key="k2"), Made(late, (), {}, {}), at=at, actor=actor)
    store = BooksPointers()
    assert [store.current(table) for table in ("charges", "parcels")] == ["c0", "p0"]
    assert Run.objects.get(key="k2").state == "claimed"
    assert Event.objects.count() == 1


def test_a_table_is_created_once(actor: Actor, at: datetime) -> None:
    store = BooksPointers()
    store.swap([Swap("parcels", None, "p0", None)])
    with pytest.raises(PointerMoved):
        store.swap([Swap("parcels", None, "other", None)])
    assert Pointer.objects.get().metadata_location == "p0"


def test_two_runs_do_not_write_one_table_at_once(workspace: Workspace) -> None:
    with holding(["parcels"], folder=workspace.locks):
        with pytest.raises(RunInProgress, match="parcels"), holding(["parcels"], folder=workspace.locks):
            raise AssertionError("the lock was given twice")
        with holding(["charges"], folder=workspace.locks):
            pass
    with holding(["parcels"], folder=workspace.locks):
        pass
