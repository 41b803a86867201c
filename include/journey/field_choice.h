/* The allowed words of the fields that are chosen from a list: what the file
 * says, and what the screen shows.  Each list ends with a NULL word.  The
 * table of fields points here; the order is the order in which a form offers
 * them. */
#ifndef JOURNEY_FIELD_CHOICE_H
#define JOURNEY_FIELD_CHOICE_H

#include "journey/field.h"

extern const struct choice choice_state[];
extern const struct choice choice_kind[];
extern const struct choice choice_planned[];
extern const struct choice choice_initiative[];
extern const struct choice choice_value[];
extern const struct choice choice_control[];
extern const struct choice choice_place[];
extern const struct choice choice_touch[];
extern const struct choice choice_urgency[];
extern const struct choice choice_rating[];
extern const struct choice choice_automation[];
extern const struct choice choice_survey[];
extern const struct choice choice_survey_question[];
extern const struct choice choice_content_type[];
extern const struct choice choice_subject[];
extern const struct choice choice_outcome[];
extern const struct choice choice_timing_from[];
extern const struct choice choice_frequency[];
extern const struct choice choice_period[];
extern const struct choice choice_mood[];
extern const struct choice choice_level[];
extern const struct choice choice_tenure[];
extern const struct choice choice_effect[];
extern const struct choice choice_fed_back_to[];
extern const struct choice choice_source[];
extern const struct choice choice_check[];
extern const struct choice choice_decision[];
extern const struct choice choice_role[];
extern const struct choice choice_side[];
extern const struct choice choice_removed[];
extern const struct choice choice_locks[];
extern const struct choice choice_sale[];
extern const struct choice choice_weight[];

#endif
