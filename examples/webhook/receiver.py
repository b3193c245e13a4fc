#!/usr/bin/env python3
"""Carries out the decisions that `plimsoll forward` sends. An example: see README.md beside this folder.

    receiver.py mlflow   sets the alias "champion" of the registered model
    receiver.py kserve   sends all traffic back (rollback) or on (promotion), or shares it (traffic), by canaryTrafficPercent

Environment: WEBHOOK_SECRET as in forward.webhook.secret; MLFLOW_URL, MLFLOW_ALIAS; KSERVE_URL (the Kubernetes API, for
example by `kubectl proxy`), KSERVE_NAMESPACE, KSERVE_TOKEN, KSERVE_CANARY (the version whose share canaryTrafficPercent is;
without it traffic is for a person to share). When shares were changed, declare them under rollout.weights of the policy:
a traffic decision counts as carried out, and the next one is made, when they are.
"""
import argparse
import hashlib
import hmac
import json
import os
import re
import time
import urllib.request
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer

TOLERANCE_SECONDS = 300
LARGEST_BODY = 1 << 20
ROLLBACK = "io.plimsoll.rollback.v1"
TRAFFIC = "io.plimsoll.traffic.v1"


def is_genuine(header, body, secret, now):
    """Plimsoll-Signature: t=SECONDS,v1=HMAC-SHA256(secret, SECONDS.BODY); an old one may have been recorded."""
    match = re.fullmatch(r"t=(\d{1,12}),v1=([0-9a-f]{64})", header or "")
    if not match or abs(now - int(match[1])) > TOLERANCE_SECONDS:
        return False
    expected = hmac.new(secret, match[1].encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, match[2])


def target(event):
    """The version to go to, if the event is a decision to be carried out now by a machine."""
    data = event["data"]
    expires = data.get("expiresAt")
    expired = expires and datetime.fromisoformat(expires.replace("Z", "+00:00")) < datetime.now(timezone.utc)
    if expired or data.get("dryRun") or data.get("approval") != "auto":
        return None
    if event["type"] in (ROLLBACK, "io.plimsoll.promotion.v1"):
        return data.get("toVersion")
    canary = os.environ.get("KSERVE_CANARY")
    return canary if event["type"] == TRAFFIC and canary in data["weights"] else None


def call(method, url, payload, headers=None):
    request = urllib.request.Request(url, json.dumps(payload).encode(), headers or {}, method=method)
    request.headers.setdefault("Content-type", "application/json")
    with urllib.request.urlopen(request, timeout=10):
        pass


def mlflow(event, version):
    """MLflow numbers its versions: v2 here is 2 there. An alias cannot be shared."""
    if event["type"] == TRAFFIC:
        return
    call("POST", os.environ["MLFLOW_URL"] + "/api/2.0/mlflow/registered-models/alias", {
        "name": event["data"]["model"],
        "alias": os.environ.get("MLFLOW_ALIAS", "champion"),
        "version": version.lstrip("v"),
    })


def kserve(event, version):
    """No traffic for the canary goes back to the last revision that had all of it; all of it promotes the canary."""
    if event["type"] == TRAFFIC:
        share = round(100 * event["data"]["weights"][version])
    else:
        share = 0 if event["type"] == ROLLBACK else 100
    path = "/apis/serving.kserve.io/v1beta1/namespaces/{}/inferenceservices/{}".format(
        os.environ.get("KSERVE_NAMESPACE", "default"), event["data"]["model"])
    headers = {"Content-type": "application/merge-patch+json"}
    if os.environ.get("KSERVE_TOKEN"):
        headers["Authorization"] = "Bearer " + os.environ["KSERVE_TOKEN"]
    call("PATCH", os.environ["KSERVE_URL"] + path, {"spec": {"predictor": {"canaryTrafficPercent": share}}}, headers)


class Receiver(BaseHTTPRequestHandler):
    act = None
    secret = b""
    done = set()  # of idempotency keys; keep them on disk where doing a decision twice would hurt

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        if length > LARGEST_BODY:
            return self.answer(413)
        body = self.rfile.read(length)
        if not is_genuine(self.headers.get("Plimsoll-Signature"), body, self.secret, time.time()):
            return self.answer(401)
        key = self.headers.get("Idempotency-Key")
        if key not in self.done:
            event = json.loads(body)
            version = target(event)
            print(event["type"], event["subject"], "->", version or "for a person to decide", flush=True)
            if version:
                try:
                    type(self).act(event, version)
                except OSError as failed:
                    print("failed:", failed, flush=True)
                    return self.answer(503)  # Plimsoll tries again
            self.done.add(key)
        return self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        # http.server ends the connection after each answer; the client must not send the next request on it.
        self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, *arguments):
        pass


def main():
    parser = argparse.ArgumentParser(description="Carries out the decisions that plimsoll forward sends.")
    parser.add_argument("what", choices=["mlflow", "kserve"])
    parser.add_argument("--port", type=int, default=8090)
    arguments = parser.parse_args()
    Receiver.act = {"mlflow": mlflow, "kserve": kserve}[arguments.what]
    Receiver.secret = os.environ["WEBHOOK_SECRET"].encode()
    HTTPServer(("127.0.0.1", arguments.port), Receiver).serve_forever()


if __name__ == "__main__":
    main()
