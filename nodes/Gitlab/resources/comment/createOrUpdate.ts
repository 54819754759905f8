import { required, text } from '../../fields';
import { write } from '../../operation';
import { body } from './content';
import { noteable } from './noteable';
import { simpleNote } from './simple';
import { writeSticky } from './sticky';

const marker = required(
	text('marker', {
		placeholder: 'e.g. deploy-status',
		description: 'Identifies this comment; stored in it, hidden from readers',
	}),
);

/** @see https://docs.gitlab.com/api/notes/ */
export const createOrUpdate = write({
	name: 'Create or Update',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	fields: [noteable, marker, body],
	simplify: (row) => ({ ...simpleNote(row), created: row.created }),
	run: async ({ gitlab, noteable, marker, body }) => await writeSticky(gitlab, noteable.notes, marker, body),
});
