package io.entregent;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Base of the tests that run inside the server: the real portal.war with the test classes added, as a second
 * application at /it beside the real one, on the same database. {@code @Inject} works in the test class.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class InServer {

    @Deployment
    public static WebArchive portalWithTests() {
        return ShrinkWrap.create(ZipImporter.class, "it.war")
                .importFrom(new File("target/portal.war"))
                .as(WebArchive.class)
                .merge(testClasses(), "WEB-INF/classes", Filters.exclude(
                        ".*(/stage/|/browser/|/META-INF/services/|Corpus|arquillian\\.xml|package-info).*"))
                .addAsLibraries(List.of(Assertions.class, Awaitility.class, Matchers.class).stream()
                        .map(InServer::jarOf).toArray(File[]::new))
                .setWebXML(new StringAsset(withTheRunnerOpen(Path.of("target/portal/WEB-INF/web.xml"))))
                .addAsWebInfResource(new StringAsset("<jboss-web><context-root>/it</context-root></jboss-web>"),
                        "jboss-web.xml");
    }

    /** Arquillian calls its servlet without logging in. */
    private static String withTheRunnerOpen(Path webXml) {
        try {
            String open = "<url-pattern>/public/*</url-pattern>";
            return Files.readString(webXml).replace(open, open + "<url-pattern>/ArquillianServletRunnerEE9</url-pattern>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenericArchive testClasses() {
        return ShrinkWrap.create(ExplodedImporter.class, "tests.jar")
                .importDirectory("target/test-classes")
                .as(GenericArchive.class);
    }

    private static File jarOf(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toFile();
    }
}
