import type { Resource } from '../../operation';
import { getLicense, getMetadata } from './get';
import { getAuditEvents } from './getAuditEvents';
import { getNamespaces } from './getNamespaces';

export const instance: Resource = {
	name: 'Instance',
	description: 'The GitLab server itself: version, license, namespaces, audit events',
	operations: [getMetadata, getLicense, getNamespaces, getAuditEvents],
};
