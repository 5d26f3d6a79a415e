namespace Ms20.Panel;

/// <summary>How a control moves.</summary>
public enum ControlKind
{
    /// <summary>A continuous knob: 300 degrees, 30 a mark, 5 (or 0 on a bipolar dial) straight up.</summary>
    Knob,

    /// <summary>A rotary selector with detents 30 degrees apart, centred on straight up.</summary>
    Selector,

    /// <summary>The control wheel: stays where it is left, with a detent at its centre.</summary>
    Wheel,

    /// <summary>The momentary switch: 0 released, 1 pressed.</summary>
    Button,
}
