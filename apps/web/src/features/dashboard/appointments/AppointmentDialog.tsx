import type { Appointment } from "@televisit/protocol/appointments";
import { CancelDialog } from "./CancelDialog.tsx";
import { JoinLinkDialog } from "./JoinLinkDialog.tsx";
import { NewAppointmentDialog } from "./NewAppointmentDialog.tsx";
import { RescheduleDialog } from "./RescheduleDialog.tsx";

/** The one dialog that is open over the appointments. */
export type OpenDialog =
  | { kind: "new" }
  | { kind: "reschedule" | "cancel"; appointment: Appointment }
  /** The link could not be copied: it is shown to be copied by hand. */
  | { kind: "link"; joinLink: string };

interface AppointmentDialogProps {
  dialog: OpenDialog;
  onClose: () => void;
}

/** Shows the dialog that was asked for. */
export function AppointmentDialog({ dialog, onClose }: AppointmentDialogProps) {
  switch (dialog.kind) {
    case "new":
      return <NewAppointmentDialog onClose={onClose} />;
    case "reschedule":
      return <RescheduleDialog appointment={dialog.appointment} onClose={onClose} />;
    case "cancel":
      return <CancelDialog appointment={dialog.appointment} onClose={onClose} />;
    case "link":
      return <JoinLinkDialog joinLink={dialog.joinLink} onClose={onClose} />;
    default:
      return dialog satisfies never;
  }
}
