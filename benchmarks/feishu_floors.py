"""The floors of `benchmarks.feishu`: the least that a program can do which speaks with Feishu."""

from __future__ import annotations

import base64
import hashlib
import json

from Crypto.Cipher import AES
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

API = """
from aiohttp import web

TOKEN = {"code": 0, "tenant_access_token": "t-benchmark", "expire": 7200}
OTHER = {"code": 0, "data": {"message_id": "om_1", "chat_id": "oc_1"}, "bot": {"open_id": "ou_bot"}}


async def answer(request):
    await request.read()
    return web.json_response(TOKEN if "/auth/" in request.path else OTHER)


async def serve(app):
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print("http://%s:%s" % runner.addresses[0][:2], flush=True)


import asyncio

app = web.Application()
app.router.add_route("*", "/{path:.*}", answer)
loop = asyncio.new_event_loop()
loop.run_until_complete(serve(app))
loop.run_forever()
"""
"""A program that prints its address and answers every call of Feishu's API as if it had been done."""

SDK_SENDS = """
import asyncio, sys, time
import lark_oapi as lark
from lark_oapi.api.im.v1 import CreateMessageRequest, CreateMessageRequestBody

root, app, secret, content, times = sys.argv[1:]
client = lark.Client.builder().app_id(app).app_secret(secret).domain(root).log_level(lark.LogLevel.ERROR).build()


async def send():
    for number in range(int(times) + 5):
        body = CreateMessageRequestBody.builder().receive_id("oc_1").msg_type("interactive").content(content).build()
        request = CreateMessageRequest.builder().receive_id_type("chat_id").request_body(body).build()
        started = time.perf_counter()
        assert (await client.im.v1.message.acreate(request)).success()
        if number >= 5:
            print((time.perf_counter() - started) * 1000)


asyncio.run(send())
"""
"""A program that sends a card with the SDK's client as its documentation says, and prints the milliseconds of each."""


def bare_app(key: str) -> Starlette:
    """An app that decrypts a delivery, reads it and says that it came; it checks nothing and does nothing."""
    secret = hashlib.sha256(key.encode()).digest()

    async def receive(request: Request) -> JSONResponse:
        sealed = base64.b64decode(json.loads(await request.body())["encrypt"])
        padded = AES.new(secret, AES.MODE_CBC, sealed[:16]).decrypt(sealed[16:])
        json.loads(padded[: -padded[-1]])
        return JSONResponse({"msg": "success"})

    return Starlette(routes=[Route("/feishu/events", receive, methods=["POST"])])
