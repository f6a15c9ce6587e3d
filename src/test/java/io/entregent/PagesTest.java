package io.entregent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the strict policy and the two languages ask of every page, before a browser sees it. */
class PagesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final List<String> ELEMENTS = List.of("script", "style", "f:ajax", "h:commandLink", "p:commandLink");
    /** Attributes of Faces whose names begin with "on" and whose values are no script but the name of a function. */
    private static final List<String> NAMES_OF_FUNCTIONS = List.of("f:websocket onmessage", "f:websocket onclose");
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,}");
    private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
    private static final List<String> READ_ALOUD = List.of("title", "alt", "placeholder", "aria-label", "pt:placeholder",
            "pt:aria-label", "itemLabel");
    /** Rules, templates and an agency's clients are looked for by names of things. */
    private static final List<String> NOT_ABOUT_PEOPLE = List.of("policy/index.xhtml", "WEB-INF/parts/templates/filters.xhtml", "desk/index.xhtml");
    /** Names that are the same in every language. */
    private static final List<String> PROPER = List.of("Français", "English", "FR", "EN", "Ctrl", "Enter");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void holdsNothingThatThePolicyForbids(Path page) throws Exception {
        List<String> found = new ArrayList<>();
        for (Element element : elements(page)) {
            if (ELEMENTS.contains(element.getTagName())) {
                found.add("<" + element.getTagName() + ">");
            }
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.item(i).getNodeName();
                boolean handler = name.replace("pt:", "").startsWith("on")
                        && !NAMES_OF_FUNCTIONS.contains(element.getTagName() + " " + name);
                boolean unescaped = name.equals("escape") && attributes.item(i).getNodeValue().equals("false");
                boolean script = attributes.item(i).getNodeValue().strip().toLowerCase().startsWith("javascript:");
                if (handler || unescaped || script || name.replace("pt:", "").equals("style")) {
                    found.add(element.getTagName() + " " + name);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void takesEveryWordFromTheBundles(Path page) throws Exception {
        List<String> found = new ArrayList<>();
        for (Element element : elements(page)) {
            for (int i = 0; i < element.getChildNodes().getLength(); i++) {
                if (element.getChildNodes().item(i).getNodeType() == Element.TEXT_NODE) {
                    addWords(element.getChildNodes().item(i).getNodeValue(), found);
                }
            }
            READ_ALOUD.stream().filter(element::hasAttribute).forEach(name -> addWords(element.getAttribute(name), found));
        }
        found.removeAll(PROPER);
        if (element(page, "dl")) {
            found.removeIf(word -> word.length() <= 2);
        }
        assertThat(found).isEmpty();
    }

    /** What is typed to find somebody stands in no address: such a form posts, and is answered with a sealed one. */
    @ParameterizedTest
    @MethodSource("pages")
    void asksForFreeTextInAnAddressOnlyWhereNoPersonIsLookedFor(Path page) throws Exception {
        List<Element> typed = elements(page).stream().filter(element -> element.getTagName().equals("input")
                && List.of("text", "search", "tel", "email").contains(element.getAttribute("type")) && byGet(element)).toList();
        assertThat(typed.isEmpty() || NOT_ABOUT_PEOPLE.contains(WEBAPP.relativize(page).toString())).as("by address: %s", typed).isTrue();
    }

    private static boolean byGet(Element input) {
        for (Node at = input; at instanceof Element element; at = at.getParentNode()) {
            if (element.getTagName().equals("form")) {
                return !element.getAttribute("method").equals("post");
            }
        }
        return false;
    }

    private static void addWords(String text, List<String> found) {
        SENTENCE.matcher(EXPRESSION.matcher(text).replaceAll("")).results().forEach(word -> found.add(word.group()));
    }

    private static boolean element(Path page, String name) throws Exception {
        return document(page).getElementsByTagName(name).getLength() > 0;
    }

    private static List<Element> elements(Path page) throws Exception {
        NodeList nodes = document(page).getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document document(Path page) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        return builder.parse(page.toFile());
    }
}
