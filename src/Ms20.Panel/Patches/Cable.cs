namespace Ms20.Panel;

/// <summary>A cable from an output jack to an input jack.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed record Cable
{
    /// <summary>A cable between two jacks.</summary>
    /// <param name="output">The jack it comes from.</param>
    /// <param name="input">The jack it goes to.</param>
    /// <exception cref="ArgumentException">The first jack is an input, or the second an output.</exception>
    public Cable(Jack output, Jack input)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(input);
        if (output.Direction != JackDirection.Output)
            throw new ArgumentException($"{output.Id} is an input; a cable goes from an output to an input.", nameof(output));
        if (input.Direction != JackDirection.Input)
            throw new ArgumentException($"{input.Id} is an output; a cable goes from an output to an input.", nameof(input));
        Output = output;
        Input = input;
    }

    /// <summary>The jack it comes from.</summary>
    public Jack Output { get; }

    /// <summary>The jack it goes to.</summary>
    public Jack Input { get; }

    /// <summary>The cable as patch files write it.</summary>
    /// <returns>"output id -> input id".</returns>
    public override string ToString() => $"{Output.Id} -> {Input.Id}";
}
