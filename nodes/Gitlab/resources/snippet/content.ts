import { choice, requiredRows, rows, text } from '../../fields';

const filePath = text('file_path', { placeholder: 'e.g. scripts/clear.sh' });
const fileContent = text('content', { lines: 4 });

/** The files that a snippet begins with. */
export const files = requiredRows('files', {
	displayName: 'Files',
	each: 'File',
	required: [filePath, fileContent],
});

/** What becomes of a snippet's files. */
export const changedFiles = rows('files', {
	displayName: 'Files',
	each: 'File',
	required: [choice('action', { create: 'Add', delete: 'Delete', move: 'Move', update: 'Change' }), filePath],
	optional: [
		fileContent,
		text('previous_path', { placeholder: 'e.g. clear.sh', description: 'If it is moved' }),
	],
});

export const title = text('title');

/** What a snippet can have. */
export const content = [
	text('description', { lines: 4 }),
	choice('visibility', { private: 'Private', internal: 'Internal', public: 'Public' }),
] as const;
