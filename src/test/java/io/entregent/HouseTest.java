package io.entregent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.entregent.kernel.Room;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The house as a test: who may use whom, and what may be where. */
@AnalyzeClasses(packages = "io.entregent", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final String ROOT = "io.entregent.";
    private static final String[] STANDALONE = {"io.entregent.sandbox..", "io.entregent.stage.."};
    private static final DescribedPredicate<JavaClass> ENTITIES = annotatedWith(Entity.class).forSubtype();

    @ArchTest
    static void roomsUseOnlyWhatTheyDeclare(JavaClasses all) {
        Map<String, Set<String>> needs = needs(all);
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : all) {
            String room = room(from.getPackageName());
            if (room == null || standalone(room)) {
                continue;
            }
            from.getDirectDependenciesFromSelf().forEach(use -> {
                JavaClass to = use.getTargetClass().getBaseComponentType();
                String other = room(to.getPackageName());
                if (other != null && !other.equals(room) && !allowed(from, room, other, needs)) {
                    broken.add(from.getName() + " uses " + to.getName());
                }
            });
        }
        assertThat(broken).as("uses against the directions that the rooms declare in package-info.java").isEmpty();
    }

    @ArchTest
    static void roomsHaveNoCycles(JavaClasses all) {
        Map<String, Set<String>> needs = needs(all);
        needs.keySet().forEach(room -> assertThat(reach(room, needs)).as("what " + room + " reaches").doesNotContain(room));
    }

    @ArchTest
    static final ArchRule ENTITIES_STAY_AT_HOME = classes().that(ENTITIES).should().bePackagePrivate()
            .because("records leave the room; entities have identity and state that only the room may touch");

    @ArchTest
    static final ArchRule ENTITIES_ARE_NOT_HANDED_OUT = noMethods().that().arePublic()
            .and().areDeclaredInClassesThat().arePublic().should(handOutEntities())
            .because("who gets an entity can change it without its verb being asked");

    @ArchTest
    static final ArchRule ENTITIES_DO_NOT_ORCHESTRATE = noClasses().that(ENTITIES).should().dependOnClassesThat()
            .resideInAnyPackage("jakarta.enterprise..", "jakarta.transaction..", "jakarta.faces..", "jakarta.ws..", "jakarta.inject..")
            .because("entities do business logic; but they don't do orchestration");

    @ArchTest
    static final ArchRule TRANSACTIONS_BEGIN_IN_THE_ROOT_OF_A_ROOM = classes().that().areAnnotatedWith(Transactional.class)
            .and().resideOutsideOfPackage("io.entregent.kernel..").should(bePublicOrInnerHelp())
            .andShould().resideOutsideOfPackages("..web..", "..api..", "..faces..")
            .because("a transaction is one use of a room's service");

    @ArchTest
    static final ArchRule PAGES_DO_NOT_TOUCH_THE_DATABASE = noClasses().that().resideInAnyPackage("..web..", "..api..")
            .should().dependOnClassesThat().areAssignableTo(EntityManager.class)
            .orShould().dependOnClassesThat().haveFullyQualifiedName("io.entregent.kernel.db.Sql")
            .because("pages and resources speak with services");

    @ArchTest
    static final ArchRule FACES_STAYS_IN_PAGES = noClasses().that().resideInAPackage("io.entregent..")
            .and().resideOutsideOfPackages("..web..", "io.entregent.kernel.faces..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.faces..", "org.primefaces..");

    @ArchTest
    static final ArchRule REST_STAYS_IN_RESOURCES = noClasses().that().resideOutsideOfPackages("..api..", "io.entregent.channel..",
            "io.entregent.sandbox..", "io.entregent.stage..").should().dependOnClassesThat().resideInAnyPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule ELYTRON_IS_KNOWN_IN_ONE_PLACE = noClasses().that().resideOutsideOfPackage("io.entregent.access.oidc..")
            .should().dependOnClassesThat().resideInAPackage("org.wildfly.security..");

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_COME_FROM_THE_KERNEL = noClasses().that()
            .resideOutsideOfPackages("io.entregent.kernel..", "io.entregent.sandbox..", "io.entregent.stage..")
            .should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now")
            .orShould().callMethod(UUID.class, "randomUUID").orShould().callMethod(System.class, "getenv", String.class)
            .because("tests hold the clock, and settings are read in one place");

    @ArchTest
    static final ArchRule NO_OLD_DATES = fields().should().notHaveRawType(java.util.Date.class);

    @ArchTest
    static final ArchRule PLAIN_SQL_IS_NAMED_SO = noClasses().that().haveSimpleNameNotEndingWith("Sql")
            .and().resideOutsideOfPackage("io.entregent.kernel..").and().areNotMemberClasses()
            .should().dependOnClassesThat().haveFullyQualifiedName("io.entregent.kernel.db.Sql")
            .because("Hibernate does not filter plain SQL by tenant; whoever writes it is easily found");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses().that().resideOutsideOfPackages(STANDALONE)
            .should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto|Facade|Backing)");

    @ArchTest
    static final ArchRule NOBODY_USES_THE_SANDBOX = noClasses().that().resideOutsideOfPackages(STANDALONE)
            .should().dependOnClassesThat(resideInAnyPackage(STANDALONE))
            .because("the sandbox speaks the platform's wire, and the stage only starts servers");

    @ArchTest
    static final ArchRule THE_SANDBOX_USES_NOTHING_OF_OURS = noClasses().that().resideInAPackage("io.entregent.sandbox..")
            .should().dependOnClassesThat(resideInAnyPackage("io.entregent..").and(
                    DescribedPredicate.not(resideInAnyPackage("io.entregent.sandbox.."))));

    @ArchTest
    static final ArchRule THE_TRAIL_IS_VERIFIED_WITHOUT_A_SERVER = classes().that()
            .resideInAnyPackage("io.entregent.audit.log..", "io.entregent.audit.verify..", "io.entregent.signer..")
            .should().onlyDependOnClassesThat(resideInAnyPackage("java..", "com.sun.net.httpserver..", "io.entregent.audit.log..",
                    "io.entregent.audit.verify..", "io.entregent.signer..").or(DescribedPredicate.describe("settings",
                    type -> type.getFullName().equals("io.entregent.kernel.Settings")
                            || type.getFullName().equals("io.entregent.kernel.Room"))))
            .because("officers run the verifier, and another user the signer, from one small jar");

    private static ArchCondition<JavaMethod> handOutEntities() {
        return new ArchCondition<>("return or take an entity") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean entity = ENTITIES.test(method.getRawReturnType()) || method.getRawParameterTypes().stream().anyMatch(ENTITIES);
                events.add(new SimpleConditionEvent(method, entity, method.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaClass> bePublicOrInnerHelp() {
        return new ArchCondition<>("be public") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean fine = type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC);
                events.add(new SimpleConditionEvent(type, fine, type.getName() + " is not public"));
            }
        };
    }

    private static Map<String, Set<String>> needs(JavaClasses all) {
        Map<String, Set<String>> needs = new TreeMap<>();
        for (JavaClass type : all) {
            JavaPackage home = type.getPackage();
            Optional<Room> room = home.isAnnotatedWith(Room.class) ? Optional.of(home.getAnnotationOfType(Room.class)) : Optional.empty();
            room.ifPresent(one -> needs.put(one.name(), new TreeSet<>(Arrays.asList(one.needs()))));
        }
        return needs;
    }

    private static boolean allowed(JavaClass from, String room, String other, Map<String, Set<String>> needs) {
        boolean shelf = from.getPackageName().matches(".*\\.(web|api|oidc)(\\..*)?");
        return needs.getOrDefault(room, Set.of()).contains(other)
                || shelf && (other.equals("kernel") || other.equals("access") || other.equals("tenancy"));
    }

    private static Set<String> reach(String room, Map<String, Set<String>> needs) {
        Set<String> reached = new HashSet<>();
        needs.getOrDefault(room, Set.of()).forEach(next -> {
            if (reached.add(next)) {
                reached.addAll(reach(next, needs));
            }
        });
        return reached;
    }

    private static String room(String packageName) {
        if (!packageName.startsWith(ROOT)) {
            return null;
        }
        String rest = packageName.substring(ROOT.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    private static boolean standalone(String room) {
        return room.equals("sandbox") || room.equals("stage");
    }
}
