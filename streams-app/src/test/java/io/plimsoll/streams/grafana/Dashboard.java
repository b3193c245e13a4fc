package io.plimsoll.streams.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dashboard as its file has it.
 *
 * @param name of the file
 * @param json its text
 */
public record Dashboard(String name, JsonNode json) {

    /** All of them. */
    public static Stream<Dashboard> all() {
        return Stream.of("fleet", "model", "operations").map(Dashboard::named);
    }

    private static Dashboard named(String name) {
        return new Dashboard(name, Repository.json("grafana/dashboards/" + name + ".json"));
    }

    /** Its panels that show something: no rows. */
    public List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        json.path("panels").forEach(panel -> {
            if (!panel.path("type").asText().equals("row")) {
                panels.add(new Panel(name, panel));
            }
        });
        return panels;
    }

    List<JsonNode> variables() {
        return list(json.path("templating").path("list"));
    }

    /** The annotations but for Grafana's own. */
    List<JsonNode> annotations() {
        return list(json.path("annotations").path("list")).stream()
                .filter(annotation -> !annotation.has("builtIn"))
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * A panel.
     *
     * @param dashboard the name of its dashboard
     * @param json its text
     */
    public record Panel(String dashboard, JsonNode json) {

        String title() {
            return json.path("title").asText();
        }

        /** What it asks. */
        public List<Target> targets() {
            List<Target> targets = new ArrayList<>();
            json.path("targets").forEach(target -> targets.add(new Target(this, target)));
            return targets;
        }

        @Override
        public String toString() {
            return dashboard + ": " + title();
        }
    }

    /**
     * A query of a panel.
     *
     * @param panel whose
     * @param json its text
     */
    public record Target(Panel panel, JsonNode json) {

        /** PromQL with variables. */
        public PromQl query() {
            return new PromQl(json.path("expr").asText());
        }

        @Override
        public String toString() {
            return panel + ": " + json.path("refId").asText();
        }
    }
}
