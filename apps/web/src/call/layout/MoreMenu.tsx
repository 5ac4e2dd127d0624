import { Menu } from "@mantine/core";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Menu.css";
import { IconDots } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import words from "../../i18n/en/stage.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { RoundButton } from "../../ui/RoundButton.tsx";
import { InviteHost } from "../guests/InviteHost.tsx";
import { InspectorHost } from "../inspector/InspectorHost.tsx";
import { MoveHost } from "../move/MoveHost.tsx";
import { leaveWindows } from "./leaveWindows.ts";
import { MoreEntries } from "./MoreEntries.tsx";
import classes from "./MoreMenu.module.css";

addCatalogue("stage", words);

/** The button at the end of the bar that holds what is needed less often. */
export function MoreMenu() {
  const { t } = useTranslation("stage");
  useEffect(() => leaveWindows, []);
  return (
    <InviteHost>
      <MoveHost>
        <InspectorHost>
          <Menu
            position="top"
            width="min(21rem, calc(100vw - 1.5rem))"
            withinPortal={false}
            withInitialFocusPlaceholder={false}
          >
            <Menu.Target>
              <RoundButton label={t("more")} icon={<IconDots aria-hidden />} />
            </Menu.Target>
            <Menu.Dropdown className={classes["menu"] ?? ""}>
              <MoreEntries />
            </Menu.Dropdown>
          </Menu>
        </InspectorHost>
      </MoveHost>
    </InviteHost>
  );
}
