using System.Text.Json;

namespace Ms20.Panel;

/// <summary>A top-level key of a patch file that this version does not know, kept so that writing the patch loses nothing.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">Its value; numbers keep the digits they came with.</param>
internal readonly record struct UnknownKey(string Name, JsonElement Value)
{
    /// <summary>Whether two keys have the same name and the same value.</summary>
    public bool Equals(UnknownKey other) => Name == other.Name && JsonElement.DeepEquals(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Value.ValueKind);
}
