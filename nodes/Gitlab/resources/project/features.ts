import type { IDataObject } from 'n8n-workflow';
import { type Param, choice, named, rows } from '../../fields';

/** Parts of a project, by the beginning of GitLab's parameter. */
const FEATURES = {
	analytics: 'Analytics',
	builds: 'CI/CD',
	...named('container_registry', 'environments', 'feature_flags'),
	forking: 'Forks',
	...named('infrastructure', 'issues', 'merge_requests', 'model_experiments', 'model_registry'),
	...named('monitor', 'package_registry', 'pages', 'releases', 'repository'),
	requirements: 'Requirements (Ultimate)',
	security_and_compliance: 'Security and Compliance',
	snippets: 'Snippets',
	wiki: 'Wiki',
};

const LEVELS = { enabled: 'Everyone With Access', private: 'Project Members', disabled: 'Nobody' };
/** Only these are also open to all, whatever the visibility of the project is. */
const OPEN = ['package_registry', 'pages'];

const isOpen = { show: { feature: OPEN } };

const openLevel = choice(
	'open_level',
	{ ...LEVELS, public: 'Everyone' },
	{ displayName: 'Who Can Use It', default: 'enabled' },
);

/** Who can use what of a project; each feature is one of GitLab's parameters: see {@link withFeatures}. */
export const featureAccess: Param<'feature_access', IDataObject[]> = rows('feature_access', {
	displayName: 'Feature Access',
	each: 'Feature',
	required: [choice('feature', FEATURES, { default: 'issues' })],
	optional: [
		shown(choice('level', LEVELS, { displayName: 'Who Can Use It' }), { hide: { feature: OPEN } }),
		shown(openLevel, isOpen),
	],
});

/** What is sent of a project's fields: feature access under GitLab's names. n8n gives hidden levels too. */
export function withFeatures({ feature_access: given, ...fields }: IDataObject): IDataObject {
	// Cleared, it is an empty text: then no feature changes.
	const features = Array.isArray(given) ? (given as IDataObject[]) : [];
	const levels = features.map(({ feature, level, open_level }) => [
		`${String(feature)}_access_level`,
		OPEN.includes(String(feature)) ? (open_level ?? 'enabled') : (level ?? 'enabled'),
	]);
	return { ...fields, ...Object.fromEntries(levels) };
}

function shown(param: Param, displayOptions: Param['property']['displayOptions']): Param {
	return { ...param, property: { ...param.property, displayOptions } };
}
