import { RunningProgram } from '../programs/runningProgram'

/** A mongod that this process may stop. */
export class RunningMongod extends RunningProgram {
  constructor(input: Omit<ConstructorParameters<typeof RunningProgram>[0], 'name'>) {
    super({ name: 'MongoDB', ...input })
  }
}
