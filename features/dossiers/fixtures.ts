import { v7 as newId } from 'uuid'
import type { DossierInput, ProcedureInput, ProcedureLine } from './contract.ts'

/** A birth registration in the words people use, filed with help; say at least whose team helped. */
export function aDossier(said: Partial<DossierInput> & { readonly teamId: string }): DossierInput {
  return {
    dossierId: newId(),
    householdId: null,
    procedureId: null,
    words: said.procedureId ? '' : 'Đăng ký khai sinh',
    filedOn: '2025-11-03',
    portalCode: '',
    filedBy: 'helped',
    feeOnline: 'no',
    remindOn: null,
    note: '(mẫu)',
    ...said,
  }
}

export function aProcedure(said: Partial<ProcedureInput> & { readonly code: string }): ProcedureInput {
  return {
    procedureId: newId(),
    name: `Thủ tục ${said.code} (mẫu)`,
    level: 'full',
    authority: 'UBND xã',
    validFrom: null,
    validTo: null,
    replacedBy: '',
    decision: '',
    source: '(mẫu)',
    url: '',
    verified: 'no',
    ...said,
  }
}

export function aLine(said: Partial<ProcedureLine> & { readonly line: number }): ProcedureLine {
  const blank = {
    sheet: '',
    level: '',
    authority: '',
    validFrom: '',
    validTo: '',
    replacedBy: '',
    decision: '',
    url: '',
  }
  return {
    procedureId: newId(),
    code: `9.${100_000 + said.line}`,
    name: `Thủ tục ${said.line} (mẫu)`,
    ...blank,
    ...said,
  }
}
