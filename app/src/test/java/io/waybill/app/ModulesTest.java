package io.waybill.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies run one way: messages, then the four sides that never see each other, then the application. */
class ModulesTest {

    private static final JavaClasses WAYBILL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.waybill");

    @ParameterizedTest
    @ValueSource(strings = {"messages", "command", "projection", "query", "api", "app", "axonserver", "embedded"})
    void every_module_is_looked_at(String module) {
        assertThat(WAYBILL.that(resideInAPackage("io.waybill." + module + "..")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "projection", "query", "api"})
    void a_side_sees_only_itself_and_the_messages(String side) {
        classes()
                .that()
                .resideInAPackage("io.waybill." + side + "..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("io.waybill.."))
                        .or(resideInAnyPackage("io.waybill." + side + "..", "io.waybill.messages..")))
                .check(WAYBILL);
    }

    @Test
    void the_messages_know_no_framework_but_what_routes_and_versions_them() {
        classes()
                .that()
                .resideInAPackage("io.waybill.messages..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.waybill.messages..",
                        "org.jspecify.annotations..",
                        "org.axonframework.modelling.command",
                        "org.axonframework.serialization")
                .check(WAYBILL);
    }

    /** Jackson passes over final fields when it reads a snapshot, and so would silently lose what they hold. */
    @Test
    void what_is_kept_in_snapshots_has_no_final_fields() {
        fields().that()
                .areDeclaredInClassesThat(annotatedWith(JsonAutoDetect.class))
                .and()
                .areNotStatic()
                .should()
                .notBeFinal()
                .check(WAYBILL);
    }

    @Test
    void the_servers_know_nothing_of_the_business() {
        noClasses()
                .that()
                .resideInAnyPackage("io.waybill.axonserver..", "io.waybill.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.waybill.messages..",
                        "io.waybill.command..",
                        "io.waybill.projection..",
                        "io.waybill.query..",
                        "io.waybill.api..",
                        "io.waybill.app..")
                .check(WAYBILL);
    }

    @Test
    void business_words_of_one_side_form_no_cycle() {
        slices().matching("io.waybill.(*).(*)..").should().beFreeOfCycles().check(WAYBILL);
    }
}
