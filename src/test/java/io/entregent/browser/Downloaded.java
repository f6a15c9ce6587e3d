package io.entregent.browser;

import java.util.Base64;

/** What a link of a page leads to, fetched as the browser would: with its session. */
final class Downloaded {

    private Downloaded() {
    }

    static byte[] by(Browser browser, String address) {
        String answer = (String) browser.driver().executeAsyncScript("""
                var done = arguments[1];
                fetch(arguments[0]).then(async r => {
                  var bytes = new Uint8Array(await r.arrayBuffer()), text = '';
                  bytes.forEach(b => text += String.fromCharCode(b));
                  done(r.status + ' ' + btoa(text));
                });""", address);
        if (!answer.startsWith("200 ")) {
            throw new AssertionError(address + " answers " + answer.substring(0, 3));
        }
        return Base64.getDecoder().decode(answer.substring(4));
    }
}
