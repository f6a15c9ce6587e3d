"""Drives the sandbox with the unmodified package pywa; only the base URL is changed.

Environment: SANDBOX_URL (…/sandbox) and SANDBOX_APP_SECRET. Prints one line per check, ends with 1
when one fails.
"""

import http.server
import json
import os
import queue
import secrets
import sys
import threading
import time
import urllib.parse
import urllib.request

from pywa import WhatsApp, types, utils
from pywa.errors import ReEngagementMessage, WhatsAppError
from pywa.handlers import (
    CallbackButtonHandler,
    CallbackSelectionHandler,
    MessageHandler,
    MessageStatusHandler,
    TemplateStatusUpdateHandler,
    UserMarketingPreferencesHandler,
)
from pywa.types import templates as tpl

SANDBOX = os.environ["SANDBOX_URL"].rstrip("/")
SECRET = os.environ["SANDBOX_APP_SECRET"]
PHONE, WABA = "200000000000002", "100000000000002"
CONSUMER = f"+3363998{5000 + secrets.randbelow(2500)}"
VERIFY = secrets.token_hex(8)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c636060600000000400015d"
    "cc2a350000000049454e44ae426082"
)

seen: "queue.Queue[tuple[str, object]]" = queue.Queue()
failures = []


def control(path: str, body: dict) -> dict:
    request = urllib.request.Request(
        f"{SANDBOX}/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def check(what: str, truth: bool, more: object = "") -> None:
    print(f"{'ok  ' if truth else 'FAIL'} pywa: {what} {more if not truth else ''}".rstrip(), flush=True)
    if not truth:
        failures.append(what)


def wait_for(kind: str, fits, seconds: float = 10):
    """The next update of this kind that fits; others are dropped."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            got, update = seen.get(timeout=0.2)
        except queue.Empty:
            continue
        if got == kind and fits(update):
            return update
    return None


wa = WhatsApp(
    phone_id=PHONE,
    token="any-token",
    waba_id=WABA,
    server=None,
    verify_token=VERIFY,
    app_secret=SECRET,
    continue_handling=True,
)
wa.api._session.base_url = f"{SANDBOX}/graph/v23.0"
for handler, kind in (
    (MessageHandler, "message"),
    (MessageStatusHandler, "status"),
    (CallbackButtonHandler, "button"),
    (CallbackSelectionHandler, "selection"),
    (TemplateStatusUpdateHandler, "template"),
    (UserMarketingPreferencesHandler, "preference"),
):
    wa.add_handlers(handler(lambda _, update, kind=kind: seen.put((kind, update))))


class Hook(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query)
        self.answer(*wa.webhook_challenge_handler(vt=query.get(utils.HUB_VT, [""])[0], ch=query.get(utils.HUB_CH, [""])[0]))

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        refused = wa.webhook_update_validator(body, self.headers.get(utils.HUB_SIG))
        if refused:
            failures.append("signature")
        self.answer(*(refused or wa.webhook_update_handler(body)))

    def answer(self, text, status):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(str(text).encode())

    def log_message(self, *args):
        pass


def main() -> None:
    hook = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{hook.server_port}/"
    check("webhook is verified and overridden", wa.override_waba_callback_url(waba_id=WABA, callback_url=url, verify_token=VERIFY).success)
    try:
        conversation()
        media()
        template()
        account()
        marketing_and_hidden()
    finally:
        check("webhook override is removed", wa.delete_waba_callback_url(waba_id=WABA).success)


def conversation() -> None:
    control("control/window", {"account": PHONE, "from": CONSUMER, "seconds": 0})
    closed = wa.send_message(to=CONSUMER, text="trop tôt", tracker="early")
    failed = wait_for("status", lambda s: s.id == closed.id and s.status == types.MessageStatusType.FAILED)
    check("closed window fails by webhook with 131047", failed is not None and isinstance(failed.error, ReEngagementMessage), failed)

    control("control/inbound", {"from": CONSUMER, "to": PHONE, "name": "Élodie Garnier", "text": "Bonjour 🌞"})
    message = wait_for("message", lambda m: m.type == types.MessageType.TEXT)
    check("text is received", message is not None and message.text == "Bonjour 🌞" and message.from_user.name == "Élodie Garnier", message)
    check("the consumer has a user id", message is not None and str(message.from_user.bsuid).startswith("FR."), message)

    sent = message.reply_text("Bonjour Élodie", quote=True, tracker="t-1")
    stages = [wait_for("status", lambda s: s.id == sent.id) for _ in range(2)]
    check("sent, then delivered", [s and s.status.value for s in stages] == ["sent", "delivered"], stages)
    check("opaque data comes back", all(s and s.tracker == "t-1" for s in stages), stages)
    check("mark as read", message.mark_as_read().success)
    check("typing indicator", message.indicate_typing().success)

    asked = wa.send_message(to=CONSUMER, text="Livraison ?", buttons=[types.Button("Oui", "yes"), types.Button("Non", "no")])
    wait_for("status", lambda s: s.id == asked.id and s.status.value == "delivered")
    control("handset/reply", {"person": CONSUMER[1:], "account": PHONE, "id": asked.id, "choice": "yes"})
    pressed = wait_for("button", lambda b: True)
    check("reply button comes back", pressed is not None and pressed.data == "yes" and pressed.title == "Oui", pressed)

    listed = wa.send_message(
        to=CONSUMER,
        text="Créneau ?",
        buttons=types.SectionList("Choisir", [types.Section("Matin", [types.SectionRow("10 h", "10", "calme"), types.SectionRow("11 h", "11")])]),
    )
    wait_for("status", lambda s: s.id == listed.id and s.status.value == "delivered")
    control("handset/reply", {"person": CONSUMER[1:], "account": PHONE, "id": listed.id, "choice": "10"})
    chosen = wait_for("selection", lambda s: True)
    check("list choice comes back", chosen is not None and chosen.data == "10" and chosen.description == "calme", chosen)

    check("link button", bool(wa.send_message(to=CONSUMER, text="Site", buttons=types.URLButton("Voir", "https://pharmacie.example/")).id))
    check("location", bool(wa.send_location(to=CONSUMER, latitude=48.85, longitude=2.35, name="Officine").id))
    check("reaction", bool(wa.send_reaction(to=CONSUMER, emoji="👍", message_id=message.id).id))
    check("contact", bool(wa.send_contact(to=CONSUMER, contact=types.Contact(name=types.Contact.Name(formatted_name="Officine", first_name="Officine"))).id))
    try:
        wa.send_message(to=CONSUMER, text="x" * 4097)
        check("too long a text is refused", False)
    except WhatsAppError as refused:
        check("too long a text is refused with 100", refused.code == 100, refused)


def media() -> None:
    uploaded = wa.upload_media(PNG, mime_type="image/png", filename="a.png")
    sent = wa.send_image(to=CONSUMER, image=uploaded.id, caption="Ordonnance prête")
    check("image is delivered", wait_for("status", lambda s: s.id == sent.id and s.status.value == "delivered") is not None)
    url = wa.get_media_url(uploaded.id)
    check("media is downloaded", wa.get_media_bytes(url.url) == PNG and url.mime_type == "image/png")
    check("document", bool(wa.send_document(to=CONSUMER, document=b"%PDF-1.4 x", filename="notice.pdf", mime_type="application/pdf").id))
    check("media is deleted", wa.delete_media(uploaded.id).success)


def template() -> None:
    name = "conforme_" + secrets.token_hex(4)
    made = wa.create_template(
        tpl.Template(
            name=name,
            category=tpl.TemplateCategory.UTILITY,
            language=tpl.TemplateLanguage.FRENCH,
            parameter_format=tpl.ParamFormat.NAMED,
            components=[
                header := tpl.HeaderText("Bonjour {{first_name}} !", first_name="Léa"),
                body := tpl.BodyText("Votre commande {{number}} est prête.", number="P-12"),
                tpl.FooterText(text="Pharmacie du Parc"),
                tpl.Buttons(buttons=[quick := tpl.QuickReplyButton(text="Merci")]),
            ],
        )
    )
    check("template is created", made.status == tpl.TemplateStatus.PENDING, made)
    control("control/templates/judge", {"id": made.id, "verdict": "approve"})
    judged = wait_for("template", lambda u: u.template_name == name)
    check("template verdict is received", judged is not None and judged.new_status == tpl.TemplateStatus.APPROVED, judged)
    found = list(wa.get_templates(statuses=[tpl.TemplateStatus.APPROVED], name=name))
    check("template is listed", len(found) == 1 and found[0].id == made.id, found)
    check("template is read", wa.get_template(made.id).name == name)
    sent = wa.send_template(
        to=CONSUMER,
        name=name,
        language=tpl.TemplateLanguage.FRENCH,
        params=[header.params(first_name="Élodie"), body.params(number="P-99"), quick.params(callback_data="thanks", index=0)],
    )
    check("template is delivered", wait_for("status", lambda s: s.id == sent.id and s.status.value == "delivered") is not None)
    control("handset/reply", {"person": CONSUMER[1:], "account": PHONE, "id": sent.id, "choice": "Merci"})
    pressed = wait_for("button", lambda b: True)
    check("quick reply carries its payload", pressed is not None and pressed.data == "thanks", pressed)
    try:
        wa.send_template(to=CONSUMER, name=name, language=tpl.TemplateLanguage.FRENCH, params=[])
        check("missing parameters are refused", False)
    except WhatsAppError as refused:
        check("missing parameters are refused with 132000", refused.code == 132000, refused)
    pages, after = [], None
    for _ in range(20):  # TemplatesResult.next() of pywa 4.5.0 raises a TypeError, so the cursors are followed here
        page = wa.get_templates(pagination=types.Pagination(limit=1, after=after))
        pages += list(page)
        after = page.after
        if not page.has_next:
            break
    check("paging gives every template once", len({t.id for t in pages}) == len(pages) >= 2, len(pages))
    check("template is deleted", wa.delete_template(template_name=name).success)


def account() -> None:
    check("number", wa.get_business_phone_number().display_phone_number == "+33 1 99 00 10 02")
    check("numbers", [n.id for n in wa.get_business_phone_numbers()] == [PHONE])
    check("account", wa.get_business_account().name == "Pharmacie du Parc")
    check("profile is changed", wa.update_business_profile(about="Ouvert", websites=["https://pharmacie.example/"]).success)
    check("profile is read", wa.get_business_profile().about == "Ouvert")


def marketing_and_hidden() -> None:
    control("handset/promotions", {"person": CONSUMER[1:], "account": PHONE, "stop": True})
    stopped = wait_for("preference", lambda p: True)
    check("stop promotions is received", stopped is not None and stopped.value == "stop", stopped)
    control("control/inbound", {"from": CONSUMER, "to": PHONE, "text": "incognito", "hidden": True, "username": "elodie.g"})
    message = wait_for("message", lambda m: m.text == "incognito")
    check("hidden number shows the user id only", message is not None and not message.from_user.wa_id and message.from_user.username == "elodie.g", message)
    sent = wa.send_message(to=message.from_user.bsuid, text="Bonjour !")
    got = wait_for("status", lambda s: s.id == sent.id and s.status.value == "delivered")
    check("sending to a user id", got is not None, sent)


main()
print(f"pywa: {'failed: ' + ', '.join(failures) if failures else 'all well'}", flush=True)
sys.exit(1 if failures else 0)
