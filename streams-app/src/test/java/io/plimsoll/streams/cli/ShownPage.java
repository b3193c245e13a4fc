package io.plimsoll.streams.cli;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page in a browser. It says itself what it shows ({@code data-shown}, the address that was last drawn), so nothing
 * waits longer than it must.
 *
 * @param page the browser's
 * @param service where it is served, without a slash at its end; or the address of a file
 */
record ShownPage(Page page, String service) {

    /** Follows addresses in the browser and says what each led to. */
    private static final String WALK = """
            async (addresses) => {
              const shown = (hash) => new Promise((done, fail) => {
                const last = Date.now() + 30_000;
                const look = () => {
                  const main = document.querySelector('main');
                  if (main.dataset.shown === hash && !main.hasAttribute('aria-busy')) {
                    done();
                  } else if (Date.now() > last) {
                    fail(new Error(`not shown: ${hash}`));
                  } else {
                    setTimeout(look, 5);
                  }
                };
                look();
              });
              const text = (selector) => document.querySelector(selector)?.innerText ?? '';
              const reached = [];
              for (const address of addresses) {
                location.hash = address;
                await shown(location.hash);
                reached.push({address, hash: location.hash, model: text('h1'), version: text('.tabs a[aria-current]'),
                  window: text('.facts dd'), feature: text('.heat-names .chosen'), attribute: text('#fairness .choice [aria-pressed=true]'),
                  alert: text('#chosen-alert'), decision: text('#chosen-decision'),
                  lost: /cannot be reached|is not among those/.test(text('main')) ? text('main') : ''});
              }
              return reached;
            }
            """;

    /** Goes to an address of the page, {@code #/models/credit}, and waits until it is drawn. */
    ShownPage open(String hash) {
        page.navigate(hash.isEmpty() ? service : service + hash);
        settle();
        return this;
    }

    /** Waits until what the address says is drawn. */
    void settle() {
        int at = page.url().indexOf('#');
        String hash = at < 0 ? "" : page.url().substring(at);
        page.waitForSelector("main[data-shown=\"" + hash.replace("\"", "\\\"") + "\"]:not([aria-busy]) > *");
    }

    /** What addresses lead to, in their order. */
    List<Reached> walk(Collection<String> hashes) {
        @SuppressWarnings("unchecked") // What the script returns: a list of maps of texts.
        List<Map<String, String>> reached = (List<Map<String, String>>) page.evaluate(WALK, List.copyOf(hashes));
        return reached.stream().map(Reached::new).toList();
    }

    /** Where links on the page lead to, but for the one that skips to the content. */
    List<String> links() {
        @SuppressWarnings("unchecked") // What the script returns: a list of texts.
        List<String> links = (List<String>)
                page.evaluate(
                        "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(a => a !== '#main')");
        return links;
    }

    /** The text of something; of the first where there are several. */
    String text(String selector) {
        return page.locator(selector).first().innerText();
    }

    /** The cells of the rows that a selector finds. */
    List<List<String>> rows(String selector) {
        return rows(page.locator(selector));
    }

    static List<List<String>> rows(Locator rows) {
        return rows.all().stream()
                .map(row -> row.locator("th, td").allInnerTexts())
                .toList();
    }

    /** A number as the page writes it. */
    static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
    }

    /**
     * What an address led to.
     *
     * @param texts what was shown, by name
     */
    record Reached(Map<String, String> texts) {

        /** What was shown under a name. */
        String shown(String name) {
            return texts.getOrDefault(name, "");
        }

        /** A parameter of the address; empty if it has none of that name. */
        String asked(String name) {
            String query = shown("address").replaceFirst("^[^?]*\\??", "");
            for (String pair : query.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return java.net.URLDecoder.decode(
                            pair.substring(name.length() + 1), java.nio.charset.StandardCharsets.UTF_8);
                }
            }
            return "";
        }
    }
}
