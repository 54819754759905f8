import type { Resource } from '../../operation';
import { getLicense, getMetadata } from './get';
import { getAuditEvents } from './getAuditEvents';
import { getNamespaces } from './getNamespaces';

export const instance: Resource = {
	name: 'Instance',
	description: 'The server itself: version, license, audit events',
	operations: [getMetadata, getLicense, getNamespaces, getAuditEvents],
};
