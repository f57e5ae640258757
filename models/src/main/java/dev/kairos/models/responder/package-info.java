/** Responders that need no model: wordings from catalogues, and scripted answers. */
@NullMarked
package dev.kairos.models.responder;

import org.jspecify.annotations.NullMarked;
