package io.plimsoll.streams.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads one YAML document and keeps what a good message needs: the line of every key, the text of every value.
 *
 * <p>A key given twice, an alias and a second document are problems. Aliases are refused because a reader of the file
 * sees another value than the one in force.
 */
final class YamlReader {
    private static final ObjectReader SCALARS = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(com.fasterxml.jackson.databind.JsonNode.class);

    private final String file;
    private final List<Problem> problems;

    /**
     * @param file the file's name for the messages
     * @param problems takes what is wrong but does not stop the reading
     */
    YamlReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * The document, or nothing if the text holds only comments.
     *
     * @throws ConfigurationException if the text is no YAML
     */
    Optional<YamlNode> read(String text) {
        try (YAMLParser parser = (YAMLParser) SCALARS.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            YamlNode root = node(parser, KeyPath.ROOT);
            refuseSecondDocument(parser);
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(syntax(e));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private YamlNode node(YAMLParser parser, String path) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return mapping(parser, path);
        }
        return parser.currentToken() == JsonToken.START_ARRAY ? sequence(parser, path) : scalar(parser, path);
    }

    private YamlNode mapping(YAMLParser parser, String path) throws IOException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            YamlNode value = node(parser, KeyPath.child(path, key));
            Integer first = lines.putIfAbsent(key, line);
            if (first == null) {
                entries.add(new YamlNode.Entry(key, line, value));
            } else {
                problems.add(new Problem(file, line, KeyPath.child(path, key), twice(first)));
            }
        }
        return new YamlNode.Mapping(entries);
    }

    /** What is said of a key that was given before. */
    static String twice(int firstLine) {
        return "is given twice, first on line " + firstLine;
    }

    private YamlNode sequence(YAMLParser parser, String path) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, KeyPath.item(path, items.size())));
        }
        return new YamlNode.Sequence(items);
    }

    private YamlNode scalar(YAMLParser parser, String path) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        String text = parser.getText();
        if (parser.isCurrentAlias()) {
            problems.add(new Problem(file, line, path, "is an alias (*" + text + "): write the value out"));
        }
        return new YamlNode.Scalar(line, SCALARS.readValue(parser), text, text);
    }

    private void refuseSecondDocument(YAMLParser parser) throws IOException {
        if (parser.nextToken() != null) {
            int line = parser.currentTokenLocation().getLineNr();
            problems.add(new Problem(file, line, KeyPath.ROOT, "holds a second document: only one is read"));
        }
    }

    private Problem syntax(JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            int marks = marked.getProblemMark().getLine() + 1;
            return new Problem(file, marks, KeyPath.ROOT, "is not YAML: " + marked.getProblem());
        }
        return new Problem(
                file,
                line,
                KeyPath.ROOT,
                "is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
}
