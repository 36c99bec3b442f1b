"""A local server that plays every source of rates with answers of its real shape, and misbehaves on request.

All rates come from one invented world, so that every source tells the same story to its own number of digits.
"""

import contextlib
import datetime as dt
import http.server
import io
import json
import re
import socket
import threading
import time
import urllib.parse
import zipfile
from decimal import Decimal

EUROS = {
    "USD": "1.1172", "KRW": "1491.76", "CNY": "7.4326", "PLN": "4.4038", "CAD": "1.5606", "GBP": "0.8338",
    "RUB": "90.112", "UAH": "48.331", "KZT": "540.27", "VND": "29051.4", "JPY": "175.68",
}  # fmt: skip
"""Units for one euro on the first day of the world; every day adds a thousandth, up to six, and starts again."""
WEEKLY = {"VND", "KZT"}
ENDED = dt.date(2022, 3, 1)
"""The last day of the ECB's series for the rouble."""


def world(code, day):
    """Units of a currency for one euro on a day."""
    if code == "EUR":
        return Decimal(1)
    day_factor = 1000 + (day.toordinal() + ord(code[0])) % 7
    return (Decimal(EUROS[code]) * day_factor / 1000).quantize(Decimal("0.0001"))


def price(code, anchor, day, places):
    """Units of the anchor for one unit of a currency."""
    return (world(anchor, day) / world(code, day)).quantize(Decimal(1).scaleb(-places))


def workdays(first, last):
    days = (first + dt.timedelta(step) for step in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5]


def ecb(path, query):
    """CSV of the last observations of some series up to a day."""
    codes = re.search(r"/EXR/D\.([A-Z+]+)\.EUR", path)[1].split("+")
    end, count = dt.date.fromisoformat(query["endPeriod"]), int(query["lastNObservations"])
    lines = ["KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE"]
    for code in codes:
        last = min(end, ENDED) if code == "RUB" else end
        for day in workdays(last - dt.timedelta(60), last)[-count:]:
            lines.append(f"EXR.D.{code}.EUR.SP00.A,D,{code},EUR,SP00,A,{day},{world(code, day)}")  # noqa: PERF401
    return "\r\n".join(lines).encode()


def nbp(path, _query):
    """JSON of the tables of some days; nothing (404) where there is none."""
    table, first, last = re.search(r"/tables/([AB])/([\d-]+)/([\d-]+)/", path).groups()
    days = workdays(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    if table == "B":
        days = [day for day in days if day.weekday() == 2]
    codes = WEEKLY if table == "B" else {"EUR", *EUROS} - WEEKLY - {"PLN"}
    answer = [{"table": table, "no": "1", "effectiveDate": str(day), "rates": nbp_rates(codes, day)} for day in days]
    return json.dumps(answer, ensure_ascii=False).encode() if answer else None


def nbp_rates(codes, day):
    """The rows of one table, as JSON has them."""
    prices = [(code, float(price(code, "PLN", day, 8))) for code in sorted(codes)]
    return [{"currency": "nazwa złota", "code": code, "mid": mid} for code, mid in prices]


def bancaditalia(_path, query):
    """CSV of one day; only its header at weekends."""
    day = dt.date.fromisoformat(query["referenceDate"])
    lines = ["Country,Currency,ISO Code,UIC Code,Rate,Rate convention,Reference date (CET)"]
    for code in EUROS if day.weekday() < 5 else ():
        rate = "N.A." if code == "RUB" else world(code, day)
        lines.append(f'"Land, the","Money, new",{code},001,{rate},Foreign currency amount for 1 Euro.,{day}')
    return "\r\n".join(lines).encode()


def frankfurter(_path, query):
    """JSON rows of a range, of the one bank asked for."""
    if query.get("providers") != "ECB":
        return None
    days = workdays(dt.date.fromisoformat(query["from"]), dt.date.fromisoformat(query["to"]))
    rows = [
        {"date": str(day), "base": "EUR", "quote": code, "rate": float(world(code, day))}
        for day in days for code in query["quotes"].split(",") if code in EUROS and code != "RUB"
    ]  # fmt: skip
    return json.dumps(rows).encode()


def cbr(_path, query):
    """XML in windows-1251 of the rates in force on a day, with nominals and decimal commas."""
    asked = dt.datetime.strptime(query["date_req"], "%d/%m/%Y").date()
    day = workdays(asked - dt.timedelta(5), asked)[-1]
    rows = ""
    for code, nominal in (("USD", 1), ("KRW", 1000), ("CNY", 1), ("VND", 10000), ("EUR", 1)):
        value = str((price(code, "RUB", day, 10) * nominal).quantize(Decimal("0.0001"))).replace(".", ",")
        rows += f'<Valute ID="R0"><NumCode>1</NumCode><CharCode>{code}</CharCode><Nominal>{nominal}</Nominal>'
        rows += f"<Name>Деньги</Name><Value>{value}</Value></Valute>"
    text = f'<?xml version="1.0" encoding="windows-1251"?><ValCurs Date="{day:%d.%m.%Y}" name="Рынок">{rows}</ValCurs>'
    return text.encode("windows-1251")


def nbu(_path, query):
    """JSON rows for every calendar day; those of a weekend were set on Friday."""
    first, last = (dt.datetime.strptime(query[name], "%Y%m%d").date() for name in ("start", "end"))
    rows = []
    for step in range((last - first).days + 1):
        valid = first + dt.timedelta(step)
        day = workdays(valid - dt.timedelta(5), valid)[-1]
        for code, units in (("USD", 1), ("KRW", 100), ("VND", 1000), ("EUR", 1)):
            rate = float((price(code, "UAH", day, 10) * units).quantize(Decimal("0.0001")))
            rows.append({"exchangedate": f"{valid:%d.%m.%Y}", "cc": code, "txt": "Гроші", "rate": rate, "units": units,
                         "rate_per_unit": rate / units, "calcdate": f"{day:%d.%m.%Y}"})  # fmt: skip
    return json.dumps(rows, ensure_ascii=False).encode()


def boc(_path, query):
    """JSON observations of working days, values as strings."""
    days = workdays(dt.date.fromisoformat(query["start_date"]), dt.date.fromisoformat(query["end_date"]))
    rows = [
        {"d": str(day), **{f"FX{code}CAD": {"v": str(price(code, "CAD", day, 7))} for code in ("USD", "KRW", "EUR")}}
        for day in days
    ]
    return json.dumps({"terms": {"url": "https://bank/terms"}, "seriesDetail": {}, "observations": rows}).encode()


def history_zip(rows):
    """The ECB's zip file of its history: the header and the rows, newest first, each with its trailing comma."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("eurofxref-hist.csv", "".join(f"{','.join(row)},\n" for row in rows))
    return stream.getvalue()


HOSTS = {
    "data-api.ecb.europa.eu": ecb,
    "api.nbp.pl": nbp,
    "tassidicambio.bancaditalia.it": bancaditalia,
    "api.frankfurter.dev": frankfurter,
    "www.cbr.ru": cbr,
    "bank.gov.ua": nbu,
    "www.bankofcanada.ca": boc,
}


class Server:
    """The server and what it has been asked. `misbehave[host]` is a function that answers in the source's stead."""

    def __init__(self):
        self.asked, self.misbehave, self.closing = [], {}, threading.Event()
        self.hosts = dict(HOSTS)
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, host, path, query):
        """The body with which a source answers, None for 404."""
        return self.hosts[host](path, query) if host in self.hosts else None

    def _handler(self):
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = 1 << 16  # headers and body in one piece, for speed

            def do_GET(self):
                parts = urllib.parse.urlsplit(self.path)
                host, _, path = parts.path.lstrip("/").partition("/")
                query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
                server.asked.append((host, self.path, dict(self.headers)))
                body = server.answer(host, f"/{path}", query)
                with contextlib.suppress(OSError):
                    server.misbehave.get(host, send)(self, body)

            def log_message(self, *_):
                pass

        return Handler


def send(handler, body, status=200, headers=()):
    """Answers as it should be."""
    handler.send_response(404 if body is None else status)
    for name, value in headers:
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body or b"")))
    handler.end_headers()
    handler.wfile.write(body or b"")


def status(code, headers=(), times=None):
    """Answers with a status, at first (`times`) or always."""
    count = []

    def answer(handler, body):
        count.append(1)
        if times is not None and len(count) > times:
            send(handler, body)
        else:
            send(handler, b"busy", code, headers)

    return answer


def redirect(place):
    return lambda handler, _body: send(handler, b"moved", 302, [("Location", place)])


def instead(text):
    """Answers with another body."""
    return lambda handler, _body: send(handler, text)


def changed(change):
    """Answers with a changed body."""
    return lambda handler, body: send(handler, change(body) if body else body)


def reset(handler, _body):
    """Hangs up at once."""
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def hang(handler, _body):
    """Says nothing for a long time."""
    _wait(handler, 8)


def drip(handler, body):
    """Sends the headers, and then a byte now and again."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body or b"") or 1000))
    handler.end_headers()
    handler.wfile.flush()
    _trickle(handler, body or b"x" * 1000)


def drip_headers(handler, _body):
    """Sends headers without an end, a byte now and again."""
    _trickle(handler, b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 1000)


def truncate(handler, body):
    """Announces all, and hangs up in the middle."""
    body = body or b"x" * 100
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.wfile.flush()
    handler.close_connection = True


def cut(handler, body):
    """Sends half of the answer as if it were all."""
    send(handler, body[: len(body) * 6 // 10] if body else body)


def flood(handler, _body):
    """Sends 200 MB, without saying so before."""
    handler.send_response(200)
    handler.end_headers()
    handler.close_connection = True
    for _ in range(200):
        handler.wfile.write(b"1" * (1 << 20))


def announce(handler, _body):
    """Announces 200 MB."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(200 << 20))
    handler.end_headers()
    handler.wfile.write(b"1" * 1000)
    handler.close_connection = True


def _trickle(handler, data):
    for byte in data:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        _wait(handler, 0.1)


def _wait(_handler, seconds):
    time.sleep(seconds)
