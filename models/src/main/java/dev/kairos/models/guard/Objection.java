package dev.kairos.models.guard;

/**
 * One thing that a guard has against a text.
 *
 * @param category what kind of thing, in kebab case
 * @param explanation half a sentence for a person
 */
record Objection(String category, String explanation) {}
