export default function ProfessionalVisitPage() {
  return null;
}
