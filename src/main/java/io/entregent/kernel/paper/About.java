package io.entregent.kernel.paper;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What a PDF says of itself (XMP): its title, and that it keeps to ISO 14289-1, which a screen reader may rely on. */
final class About {

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String UA = "http://www.aiim.org/pdfua/ns/id/";
    private static final String META = "adobe:ns:meta/";

    private About() {
    }

    static byte[] tell(String title) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeProcessingInstruction("xpacket", "begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"");
            xml.writeStartElement("x", "xmpmeta", META);
            xml.writeNamespace("x", META);
            xml.writeStartElement("rdf", "RDF", RDF);
            xml.writeNamespace("rdf", RDF);
            xml.writeStartElement("rdf", "Description", RDF);
            xml.writeAttribute("rdf", RDF, "about", "");
            xml.writeNamespace("dc", DC);
            xml.writeNamespace("pdfuaid", UA);
            xml.writeStartElement("dc", "title", DC);
            xml.writeStartElement("rdf", "Alt", RDF);
            xml.writeStartElement("rdf", "li", RDF);
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "x-default");
            xml.writeCharacters(title);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("pdfuaid", "part", UA);
            xml.writeCharacters("1");
            for (int open = 0; open < 4; open++) {
                xml.writeEndElement();
            }
            xml.writeProcessingInstruction("xpacket", "end=\"w\"");
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
