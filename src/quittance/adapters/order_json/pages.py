"""The orders in a file of answers, each with the place where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quittance.adapters.fact_files.refusals import UnreadableFile

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """The orders of a file: place in it and what stands there, an object or not; and what surrounds them.

    shop       of the answers' data: whose orders they are, "" where nobody says it.
    is_cut     whether the last answer says that there are more pages.
    """

    orders: tuple[tuple[str, Any, str], ...]
    is_cut: bool


def read_answer(path: Path) -> Answer:
    """The file: one answer, a list of answers or of orders, or one of these a line (JSON Lines).

    Numbers keep their digits as text. Refuses with `UnreadableFile`: no JSON, or an answer that is an error.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path.name} is not UTF-8.", str(error)) from None
    orders: list[tuple[str, Any, str]] = []
    is_cut = False
    for place, value in _values(path, content):
        is_cut = False
        for found_place, order, shop, cut in _orders(path, place, value):
            is_cut |= cut
            if order is not None:
                orders.append((found_place, order, shop))
    return Answer(tuple(orders), is_cut)


def _values(path: Path, content: str) -> Iterator[tuple[str, Any]]:
    """The JSON values of the file, each with the start of its place."""
    try:
        yield "$", _parsed(content)
        return
    except json.JSONDecodeError as error:
        whole = error
    lines = [(number, line) for number, line in enumerate(content.splitlines(), start=1) if line.strip()]
    for number, line in lines:
        try:
            value = _parsed(line)
        except json.JSONDecodeError as error:
            wrong = whole if len(lines) == 1 or number == 1 else error
            at = wrong.lineno if wrong is whole else number
            raise UnreadableFile(
                f"{path.name}, line {at}, column {wrong.colno}: {wrong.msg}.", "The file is no whole JSON."
            ) from None
        yield f"line {number}: $", value


def _parsed(text: str) -> Any:
    return json.loads(text, parse_float=str, parse_int=str)


def _orders(path: Path, place: str, value: Any) -> Iterator[tuple[str, Any, str, bool]]:
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _orders(path, f"{place}[{number}]", one)
        return
    if not isinstance(value, dict):
        yield place, value, "", False
        return
    if ("code" in value and "data" in value) or "message" in value:
        if str(value.get("code", "0")) != "0":
            raise UnreadableFile(
                f"{path.name} holds an error of the marketplace: {value.get('message', '')}"
                f" (code {value['code']}).",
                "Ask the marketplace again; nothing was taken in.",
            )
        value, place = value.get("data") or {}, f"{place}.data"
    if "orders" in value and isinstance(value["orders"], list):
        shop = text_of(value.get("shop_id"))
        yield place, None, shop, bool(value.get("next_page_token"))
        for number, order in enumerate(value["orders"]):
            yield f"{place}.orders[{number}]", order, shop, False
    elif value:
        yield place, value, "", False


def text_of(value: Any) -> str:
    """A value as text without blanks around: digits of a number, yes or no; "" for null, objects, lists."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strip() if isinstance(value, str) else ""
