import { useTheme, type ThemeChoice } from '../_state/useTheme'
import { Icon, type IconName } from './Icon'

const CHOICES: readonly { choice: ThemeChoice; name: string; icon: IconName }[] = [
  { choice: 'system', name: '기기 설정', icon: 'screen' },
  { choice: 'light', name: '밝게', icon: 'sun' },
  { choice: 'dark', name: '어둡게', icon: 'moon' },
  { choice: 'contrast', name: '고대비', icon: 'contrast' },
]

export function ThemeSwitch() {
  const { choice: chosen, choose } = useTheme()
  return (
    <fieldset className="theme">
      <legend>화면</legend>
      {CHOICES.map(({ choice, name, icon }) => (
        <label key={choice} className={choice === chosen ? 'theme-choice is-chosen' : 'theme-choice'}>
          <input
            type="radio"
            name="theme"
            className="visually-hidden"
            checked={choice === chosen}
            onChange={() => choose(choice)}
          />
          <Icon name={icon} />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
