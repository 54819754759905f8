import { choice, moment, rows, text } from '../../fields';
import { milestonesParam } from '../milestone/field';

const url = text('url', { displayName: 'URL', placeholder: 'e.g. https://example.com/app.zip' });

/** What an asset link can have, beside name and URL. */
export const linkContent = [
	text('direct_asset_path', {
		placeholder: 'e.g. /binaries/app.zip',
		description: 'Path that leads to the URL',
	}),
	choice(
		'link_type',
		{ other: 'Other', image: 'Image', package: 'Package', runbook: 'Runbook' },
		{ displayName: 'Type' },
	),
] as const;

/** What names an asset link and what it leads to. */
export const [linkName, linkUrl] = [text('name'), url] as const;

/** What a release can have. */
export const content = [
	text('name'),
	text('description', { lines: 5, description: 'In GitLab Flavored Markdown' }),
	milestonesParam('milestones'),
	moment('released_at', { description: 'In the future: an upcoming release; in the past: a historical one' }),
] as const;

/** What only a new release can be given. */
export const firstContent = [
	rows('links', {
		displayName: 'Asset Links',
		each: 'Link',
		required: [linkName, linkUrl],
		optional: linkContent,
	}),
	text('ref', {
		displayName: 'Create Tag From',
		placeholder: 'e.g. main',
		description: 'Branch or commit, if there is no such tag',
	}),
	text('tag_message', { description: 'Makes it an annotated tag' }),
] as const;
