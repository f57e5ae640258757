package dev.kairos.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Who may import whom, who may ask for the time, and what may not exist. There are no exceptions to these rules. */
@AnalyzeClasses(
        packages = "dev.kairos",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {
    /** Tests of a module that another's tests build on come as a jar. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String[] FLINK = {"org.apache.flink.."};
    private static final String[] MODEL_RUNTIMES = {"ai.djl..", "ai.onnxruntime.."};

    private static final Set<String> SYSTEM_CLOCKS = Set.of("currentTimeMillis", "nanoTime");
    private static final Set<String> CLOCK_FACTORIES =
            Set.of("system", "systemUTC", "systemDefaultZone", "tick", "tickMillis", "tickSeconds", "tickMinutes");

    @ArchTest
    static final ArchRule coreKnowsNoneOfOurs = noClasses()
            .that()
            .resideInAPackage("dev.kairos.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.kairos.operators..", "dev.kairos.models..", "dev.kairos.jobs..");

    @ArchTest
    static final ArchRule coreKnowsNoFlink = noClasses()
            .that()
            .resideInAPackage("dev.kairos.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FLINK);

    @ArchTest
    static final ArchRule coreKnowsNoModelRuntime = noClasses()
            .that()
            .resideInAPackage("dev.kairos.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MODEL_RUNTIMES);

    @ArchTest
    static final ArchRule operatorsKnowSlotsNotImplementations = noClasses()
            .that()
            .resideInAPackage("dev.kairos.operators..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.kairos.models..", "dev.kairos.jobs..");

    @ArchTest
    static final ArchRule operatorsKnowNoModelRuntime = noClasses()
            .that()
            .resideInAPackage("dev.kairos.operators..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MODEL_RUNTIMES);

    @ArchTest
    static final ArchRule modelsKnowNoOperatorsAndNoJobs = noClasses()
            .that()
            .resideInAPackage("dev.kairos.models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.kairos.operators..", "dev.kairos.jobs..");

    @ArchTest
    static final ArchRule modelsKnowNoFlink = noClasses()
            .that()
            .resideInAPackage("dev.kairos.models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FLINK);

    @ArchTest
    static final ArchRule onlyTheWallClockReadsTheTime = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.kairos.core.time.WallClock")
            .should()
            .accessTargetWhere(readsTheTime());

    @ArchTest
    static final ArchRule onlyMainExits = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.kairos.jobs.cli.Kairos")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule everyPackageSaysWhatItIsFor = classes().should(resideInADescribedPackage());

    @ArchTest
    static final ArchRule noDrawersOfOddments =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager)(\\$.*)?");

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> readsTheTime() {
        return new DescribedPredicate<>("reads the time of this machine") {
            @Override
            public boolean test(JavaAccess<?> access) {
                JavaClass owner = access.getTargetOwner();
                String method = access.getName();
                return (owner.isEquivalentTo(System.class) && SYSTEM_CLOCKS.contains(method))
                        || (owner.isEquivalentTo(Clock.class) && CLOCK_FACTORIES.contains(method))
                        || (owner.getPackageName().equals("java.time") && method.equals("now"));
            }
        };
    }

    private static ArchCondition<JavaClass> resideInADescribedPackage() {
        return new ArchCondition<>("reside in a package with a package-info marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean described = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                if (!described) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in a package without a package-info marked @NullMarked"));
                }
            }
        };
    }
}
