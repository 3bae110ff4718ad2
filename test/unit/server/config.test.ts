import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../../src/base/index.js';
import {
  describeSettingsAsEnv,
  describeSettingsAsMarkdown,
  readConfig,
} from '../../../src/server/config/index.js';

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof AppError && error.code === 'config-invalid')
      return error.details.faults as readonly string[];
    throw error;
  }
  return [];
};

describe('configuration', () => {
  test('starts with no setting at all, on a loopback address, with every outside service off', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3978,
      dataFolder: './data',
      model: null,
      slack: null,
      botframework: null,
    });
    expect(Object.isFrozen(config) && Object.isFrozen(config.web)).toBe(true);
  });

  test('reports every fault together, by name, and repeats no value', () => {
    const faults = faultsOf({
      PORT: 'tcp',
      MAKEGOOD_NOW: 'yesterday',
      DATABASE_URL: 'mysql://user:hunter2@host/db',
      MAKEGOOD_IDENTITY_SECRET: 'short',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(
      expect.arrayContaining(['PORT', 'MAKEGOOD_NOW', 'DATABASE_URL', 'MAKEGOOD_IDENTITY_SECRET']),
    );
    expect(faults.join()).not.toContain('hunter2');
  });

  test.each([
    [{ OPENAI_MODEL: 'm' }, 'OPENAI_MODEL needs OPENAI_API_KEY'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN needs SLACK_SIGNING_SECRET'],
    [{ MICROSOFT_APP_ID: 'a' }, 'MICROSOFT_APP_ID needs MICROSOFT_APP_PASSWORD'],
    [{ MICROSOFT_APP_TYPE: 'SingleTenant' }, 'MICROSOFT_APP_TYPE needs MICROSOFT_APP_TENANT_ID'],
    [
      { MAKEGOOD_BOTFRAMEWORK_ANONYMOUS: 'on', NODE_ENV: 'production' },
      'MAKEGOOD_BOTFRAMEWORK_ANONYMOUS must be off in production',
    ],
    [
      { MAKEGOOD_BOTFRAMEWORK_ANONYMOUS: 'on', HOST: '0.0.0.0' },
      'MAKEGOOD_BOTFRAMEWORK_ANONYMOUS needs HOST to be a loopback address',
    ],
  ] as [Record<string, string>, string][])(
    'refuses a channel or model that is configured by half: %j',
    (environment, fault) => {
      expect(faultsOf(environment)).toContain(fault);
    },
  );

  test('takes an empty value as not set, as a line "NAME=" in a file means', () => {
    expect(readConfig({ PORT: '', OPENAI_MODEL: '  ' })).toMatchObject({ port: 3978, model: null });
  });

  test('keeps allowed origins as origins, without path or final slash', () => {
    const config = readConfig({
      MAKEGOOD_ALLOWED_ORIGINS: 'https://shop.example/, http://localhost:8080/page',
    });
    expect(config.web.allowedOrigins).toEqual(['https://shop.example', 'http://localhost:8080']);
  });

  test('.env.example and docs/configuration.md say what the settings schema says', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(describeSettingsAsEnv());
    expect(readFileSync('docs/configuration.md', 'utf8')).toBe(describeSettingsAsMarkdown());
  });
});
