import { describe, expect, test } from '@jest/globals';
import { loadPolicy } from '../../support/load-policy.js';

describe('the standard retail policy', () => {
  test('is free of faults', () => {
    expect(loadPolicy('standard-retail').name).toBe('standard-retail');
  });
});
