"""A stand-in for object storage: a server with the S3 protocol on a free port of this machine."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import fsspec
import pytest
from moto.server import ThreadedMotoServer

BUCKET = "lake"


@contextmanager
def stand_in(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a running server that has an empty bucket `BUCKET`; gone with the block."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    patch.setenv("AWS_ACCESS_KEY_ID", "tests")
    patch.setenv("AWS_SECRET_ACCESS_KEY", "tests")
    patch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        # servers of one process share what they hold
        urlopen(Request(f"{endpoint}/moto-api/reset", method="POST")).close()
        bucket(endpoint).mkdir(BUCKET)
        yield endpoint
    finally:
        server.stop()


def bucket(endpoint: str) -> fsspec.AbstractFileSystem:
    """What is in there, to look at and to damage."""
    return fsspec.filesystem(
        "s3", endpoint_url=endpoint, use_listings_cache=False, client_kwargs={"region_name": "eu-central-1"}
    )
