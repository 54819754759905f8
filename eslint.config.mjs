import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { flatConfigs as importConfigs } from 'eslint-plugin-import-x';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const nodeRules = {
	...n8nNodesBase.configs.nodes.rules,
	// These three read single files only and misjudge values that come from another one.
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
	'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
	'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
};

const credentialRules = {
	...n8nNodesBase.configs.credentials.rules,
	// Written for n8n's own documentation slugs; ours is a URL.
	'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
	'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
};

export default defineConfig(
	globalIgnores(['dist/**', 'coverage/**', '**/node_modules/**']),
	{
		files: ['**/*.ts'],
		extends: [js.configs.recommended, tseslint.configs.recommended, importConfigs.recommended],
		languageOptions: { parserOptions: { project: './tsconfig.json' } },
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: { 'no-console': 'error', 'prefer-spread': 'off' },
	},
	{
		files: ['test/**/*.ts'],
		// Leaving properties out by destructuring is how tests and the stand-in shape what they show.
		rules: {
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ ignoreRestSiblings: true, varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
			],
		},
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		extends: [n8nCommunityNodesPlugin.configs.recommended],
	},
	{
		files: ['nodes/**/*.ts'],
		rules: { 'import-x/no-duplicates': ['error', { 'prefer-inline': true }] },
	},
	{
		// A resource knows of the rooms beside it what their index gives.
		files: ['nodes/Gitlab/resources/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: String.raw`^(\.\./)+(client/|fields/(?!places$))`,
							message: "Import from the folder, as '../../fields'.",
						},
					],
				},
			],
		},
	},
	{
		files: ['package.json'],
		extends: [n8nCommunityNodesPlugin.configs.recommended],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: n8nNodesBase.configs.community.rules,
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
	{ files: ['nodes/**/*.ts'], plugins: { 'n8n-nodes-base': n8nNodesBase }, rules: nodeRules },
	{ files: ['credentials/**/*.ts'], plugins: { 'n8n-nodes-base': n8nNodesBase }, rules: credentialRules },
);
