namespace Ms20.Panel;

/// <summary>A small red lamp of the face.</summary>
/// <param name="Index">The row's number, from 0, in the order of <see cref="Lamps.All"/>.</param>
/// <param name="Id">The stable id.</param>
/// <param name="Name">What it shows.</param>
/// <param name="XMm">Centre, from the left edge of the face, in millimetres.</param>
/// <param name="YMm">Centre, from the top edge of the face, in millimetres.</param>
/// <param name="DiameterMm">Diameter in millimetres.</param>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed record Lamp(int Index, string Id, string Name, double XMm, double YMm, double DiameterMm);
