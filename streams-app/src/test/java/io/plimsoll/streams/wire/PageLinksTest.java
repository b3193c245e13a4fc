package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Subject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageLinksTest {

    private static final Instant WINDOW = Instant.parse("2024-05-02T00:00:00Z");
    private static final Subject NORTH = new Subject("income", null, "region=north|tier=v i p", null, null, null);

    @Test
    void shouldLeadToTheWindowAndTheAlert() {
        Map<String, String> links = PageLinks.to("https://plimsoll.example/")
                .to("credit/v2/psi/income@region=north", "credit", "v2", Family.DRIFT, NORTH, WINDOW);

        assertThat(links)
                .containsExactly(Map.entry(
                        "page",
                        "https://plimsoll.example/#/models/credit?version=v2&window=2024-05-02T00%3A00%3A00Z"
                                + "&feature=income&alert=credit%2Fv2%2Fpsi%2Fincome%40region%3Dnorth"));
    }

    @Test
    void shouldLeadToTheGroupsOfAnAttribute() {
        Subject group = new Subject(null, "demographic_parity_ratio", null, "gender", "nonbinary", "male");

        Map<String, String> links = PageLinks.to("https://p").to("k", "credit", "v2", Family.FAIRNESS, group, WINDOW);

        assertThat(links.get("page")).contains("&attribute=gender&");
    }

    @Test
    void shouldLeadToAVersionInTheWindowOfADecision() {
        assertThat(PageLinks.to("https://p").to("credit", "v2", WINDOW))
                .containsExactly(
                        Map.entry("page", "https://p/#/models/credit?version=v2&window=2024-05-02T00%3A00%3A00Z"));
    }

    @Test
    void shouldLeadNowhereWithoutAnAddress() {
        assertThat(PageLinks.to("").to("k", "credit", "v2", Family.DRIFT, NORTH, WINDOW))
                .isEmpty();
    }

    @Test
    void shouldLeaveOutALinkThatIsTooLong() {
        String address = "https://" + "p".repeat(2_040);

        assertThat(PageLinks.to(address).to("k", "credit", "v2", Family.DRIFT, NORTH, WINDOW))
                .isEmpty();
    }
}
